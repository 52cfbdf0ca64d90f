import type { Page } from 'playwright-core';
import type { Say } from './widget-words.ts';

/** A state that a person can meet the widget in: how it is reached, and what is then seen, heard and focused. */
export interface WidgetState {
  /** As its picture is named. */
  readonly name: string;
  /** Tools that the gate has switched off. */
  readonly off?: readonly string[];
  /** What to arrange before the page is opened. */
  readonly before?: (page: Page) => Promise<unknown>;
  /** Whether its connections stay open: a browser has few of them for one page. */
  readonly isUnderWay?: true;
  readonly reach: (page: Page, say: Say) => Promise<unknown>;
  /** Words that then stand there, by key or as they are. */
  readonly shows: readonly Shown[];
  /** Everything that is announced on the way, in its order. */
  readonly hears: readonly Shown[];
  /** What has the focus: a selector; the page itself where nobody put it anywhere. */
  readonly focus: string;
}

type Shown = string | readonly [key: string, slots?: Readonly<Record<string, string | number>>];

/** Words by their key, or as they are. */
export function shownWords(shown: Shown, say: Say): string {
  return typeof shown === 'string' ? shown : say(...shown);
}
