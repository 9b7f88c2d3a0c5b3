import { startApp } from './startApp.ts';

startApp();
