/** A handle taken apart: `in.2` is connection 2 of the port `in`, which takes many; `in` is a port with one connection. */
export interface HandlePort {
  readonly port: string;
  readonly index: number | undefined;
}

const numbered = /^(.+)\.(0|[1-9]\d{0,8})$/;

export function handlePort(handle: string): HandlePort {
  const [, port, index] = numbered.exec(handle) ?? [];
  return port === undefined ? { port: handle, index: undefined } : { port, index: Number(index) };
}
