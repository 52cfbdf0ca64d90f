import { knownText } from './known-text.ts';
import { type RunningMethod, startMethod } from './start-method.ts';

/** A summariser that has been loaded and has told its first sentences, or why it has not. */
export type Warm =
  | { readonly status: 'running'; readonly method: RunningMethod; readonly megabytes: number }
  | { readonly status: 'failed'; readonly reason: string };

const loadingMs = 60_000;

/** Starts a summariser and has it summarise a few sentences, so that loading it is in no time measured; megabytes are what it held then. */
export async function startWarm(name: string): Promise<Warm> {
  const method = startMethod(name);
  const answer = await method.ask({ text: knownText.text, words: knownText.words }, loadingMs);
  if (answer.status !== 'told') {
    method.stop();
    return { status: 'failed', reason: `did not start: ${answer.status === 'over' ? `over ${loadingMs / 1000} s` : answer.reason}` };
  }
  if (answer.sentences.length > 0) return { status: 'running', method, megabytes: answer.megabytes };
  method.stop();
  return { status: 'failed', reason: 'told nothing of a text of seven sentences' };
}
