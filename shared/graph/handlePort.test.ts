import { expect, it } from 'vitest';
import { handlePort } from './handlePort.ts';

it('tells the port from the place of a connection in it', () => {
  expect(handlePort('in')).toEqual({ port: 'in', index: undefined });
  expect(handlePort('in.0')).toEqual({ port: 'in', index: 0 });
  expect(handlePort('in.12')).toEqual({ port: 'in', index: 12 });
});

it('takes a badly numbered handle for the name of a port, which no node has', () => {
  for (const handle of ['', '.1', 'in.', 'in.01', 'in.-1', 'in.1e3', 'in.9999999999'])
    expect(handlePort(handle)).toEqual({ port: handle, index: undefined });
});
