import type { Client } from 'pg';

/** How long after a connection was lost it is made again, and how often one is asked whether it still stands. */
const againMs = 250;
const askMs = 5_000;

/** Listens on a channel, on a connection of its own; one that is cut is made again, and then `hear` gets undefined. */
export async function listenOn(
  make: () => Client,
  channel: string,
  hear: (payload: string | undefined) => void,
): Promise<() => Promise<void>> {
  let client: Client | undefined;
  let isStopped = false;
  let timer: NodeJS.Timeout | undefined;

  const connect = async () => {
    const next = make();
    let isLost = false;
    const lose = () => {
      if (isLost) return;
      isLost = true;
      if (client === next) client = undefined;
      void next.end().catch(() => {});
      if (!isStopped) timer = setTimeout(() => void connectAgain(), againMs).unref();
    };
    next.on('error', lose);
    next.on('end', lose);
    next.on('notification', ({ payload = '' }) => hear(payload));
    try {
      await next.connect();
      await next.query(`LISTEN "${channel}"`);
    } catch (error) {
      isLost = true;
      await next.end().catch(() => {});
      throw error;
    }
    client = next;
    // What is silent may be cut without a word.
    const asking = setInterval(() => {
      if (isLost) clearInterval(asking);
      else next.query('SELECT 1').catch(lose);
    }, askMs).unref();
  };
  const connectAgain = async () => {
    if (isStopped) return;
    try {
      await connect();
      hear(undefined);
    } catch {
      timer = setTimeout(() => void connectAgain(), againMs).unref();
    }
  };

  await connect();
  return async () => {
    isStopped = true;
    clearTimeout(timer);
    await client?.end();
  };
}
