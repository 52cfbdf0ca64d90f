import { printedMarking } from './printed-marking.ts';
import type { Notice, RunStatus } from './run-event.ts';

/** What comes out carries the highest marking of what went in, until its author decides. */
export function markingNotice(status: RunStatus, marking: string | undefined): Notice[] {
  if (status !== 'done' || marking === undefined || marking === 'official') return [];
  const name = printedMarking(marking);
  const message = `This draws on a text marked ${name}. Handle it as ${name} until its author decides otherwise.`;
  return [{ rule: 'marking-carried', check: 'protective-marking', kind: marking, action: 'flag', message, where: 'answer' }];
}

/** Another engine answered than the one that was meant. */
export function insteadNotice(why: string | undefined): Notice[] {
  if (why === undefined) return [];
  return [{ rule: 'engine-instead', check: 'engine', kind: 'instead', action: 'flag', message: why, where: 'answer' }];
}
