import './configureZod.ts';
import '@fontsource-variable/inter/wght.css';
import '@fontsource-variable/jetbrains-mono/wght.css';
import 'pretendard/dist/web/variable/pretendardvariable.css';
import '../ui/tokens.css';
import '../ui/base.css';
import { StrictMode } from 'react';
import { flushSync } from 'react-dom';
import { createRoot } from 'react-dom/client';
import { required } from '../../shared/base/assert.ts';
import { App } from './App.tsx';
import { reportReadiness, startWindow } from './startWindow.ts';

const root = createRoot(required(document.getElementById('root'), 'the root element'));
await startWindow();
// At once, so that what comes after the next frame comes after the window.
flushSync(() =>
  root.render(
    <StrictMode>
      <App />
    </StrictMode>,
  ),
);
reportReadiness();
