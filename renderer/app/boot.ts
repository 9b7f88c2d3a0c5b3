import './shell.css';

// The bars of the window, which stand in index.html, are painted before the program is even compiled.
const start = (): void => void import('./main.tsx');
requestAnimationFrame(() => setTimeout(start));
// A window that nobody can see draws no frames.
setTimeout(start, 500);
