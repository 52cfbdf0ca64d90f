import { connect as connectTo, createServer, type Server, type Socket } from 'node:net';

/** The way to the server, which can be cut and mended. */
export interface Way {
  readonly url: string;
  cut(): Promise<void>;
  mend(): Promise<void>;
  /** Cuts what is connected; who comes anew is let through. */
  shake(): void;
}

/** Opens a way to a server beside the straight one. */
export async function wayTo(target: URL): Promise<Way> {
  const sockets = new Set<Socket>();
  const listening = (port: number) =>
    new Promise<Server>((resolve) => {
      const server = createServer((near) => {
        const far = connectTo(Number(target.port), target.hostname);
        for (const socket of [near, far]) {
          sockets.add(socket);
          socket.on('error', () => {});
          socket.on('close', () => {
            near.destroy();
            far.destroy();
            sockets.delete(socket);
          });
        }
        near.pipe(far).pipe(near);
      });
      server.listen(port, '127.0.0.1', () => resolve(server));
    });
  let server = await listening(0);
  const address = server.address();
  const port = typeof address === 'object' ? (address?.port ?? 0) : 0;
  const shake = () => {
    for (const socket of sockets) socket.destroy();
  };
  const url = new URL(target);
  url.port = String(port);
  return {
    url: url.href,
    shake,
    async cut() {
      const closed = new Promise((resolve) => server.close(resolve));
      shake();
      await closed;
    },
    async mend() {
      server = await listening(port);
    },
  };
}
