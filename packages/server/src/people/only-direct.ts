import type { Context, Next } from 'hono';
import { isLoopback, peerOf } from '../peer-of.ts';
import { problem } from '../problem.ts';
import { respondWithProblem } from '../respond-with-problem.ts';

/** Headers by which a proxy says that it passes a request on for somebody else. */
const forwarding = ['forwarded', 'x-forwarded-for', 'x-forwarded-host', 'x-forwarded-proto', 'x-real-ip', 'via'];

/** Whether a proxy says that it passes a request on. */
export function isForwarded(context: Context): boolean {
  return forwarding.some((name) => context.req.header(name) !== undefined);
}

/** Where nobody signs in, whoever asks is the one user: only this machine may, and no proxy on it for somebody else. */
export async function onlyDirect(context: Context, next: Next): Promise<Response | undefined> {
  const peer = peerOf(context);
  const isDirect = (peer === undefined || isLoopback(peer)) && !isForwarded(context);
  // Figures have a rule of their own.
  if (isDirect || context.req.path === '/metrics') {
    await next();
    return undefined;
  }
  const words = 'Nobody signs in to this server, so it answers its own machine only and no proxy. Say in people.json how people sign in.';
  return respondWithProblem(context, problem('forbidden', words));
}
