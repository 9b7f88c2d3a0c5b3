import './configureZod.ts';
import '../ui/tokens.css';
import '../ui/base.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { required } from '../../shared/base/assert.ts';
import { App } from './App.tsx';
import { reportReadiness, startWindow } from './startWindow.ts';

const root = createRoot(required(document.getElementById('root'), 'the root element'));
await startWindow();
root.render(
  <StrictMode>
    <App />
  </StrictMode>,
);
reportReadiness();
