import type { Context, Next } from 'hono';
import { peerOf } from '../peer-of.ts';
import { problem } from '../problem.ts';
import { respondWithProblem } from '../respond-with-problem.ts';

/** Headers by which a proxy says that it passes a request on for somebody else. */
export const forwarding = ['forwarded', 'x-forwarded-for', 'x-forwarded-host', 'x-forwarded-proto', 'x-real-ip', 'via'];

/** Where nobody signs in, whoever asks is the one user: only this machine may, and no proxy on it for somebody else. */
export async function onlyDirect(context: Context, next: Next): Promise<Response | undefined> {
  const peer = peerOf(context);
  const isNear = peer === undefined || peer === '::1' || /^127(?:\.\d{1,3}){3}$/.test(peer);
  const isDirect = isNear && forwarding.every((name) => context.req.header(name) === undefined);
  // Figures have a rule of their own.
  if (isDirect || context.req.path === '/metrics') {
    await next();
    return undefined;
  }
  const words = 'Nobody signs in to this server, so it answers its own machine only and no proxy. Say in people.json how people sign in.';
  return respondWithProblem(context, problem('forbidden', words));
}
