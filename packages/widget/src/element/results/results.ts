import { element } from '../element.ts';
import type { OpenSource } from '../notices-view.ts';
import type { RunState } from '../run-state.ts';
import type { RunViewParts } from '../run-view.ts';
import { checkedView } from './checked-view.ts';
import { copyButton } from './copy-button.ts';
import { downloadView } from './download-view.ts';
import { feedbackView } from './feedback-view.ts';
import { resultWords } from './result-words.ts';
import { showAnswer } from './show-answer.ts';
import { showDraft } from './show-draft.ts';
import { showSummary } from './show-summary.ts';
import type { ResultParts, ShownResult } from './shown-result.ts';
import { sourceView } from './source-view.ts';
import { withoutResult } from './without-result.ts';

/** A run that has ended, made ready for the screen. */
export interface EndedRun {
  /** The heading: what came out, or that nothing did. */
  readonly outcome: string;
  readonly body: readonly HTMLElement[];
  /** What stands beside it: the text that was sent, once a place in it is asked for. */
  readonly beside: HTMLElement | undefined;
  /** What is announced once; empty where the result tells of itself. */
  readonly ready: string;
  /** Whether it ended in a way that nobody wanted. */
  readonly isBad: boolean;
  isHeld(): boolean;
  /** Opens a place in the text that was sent; undefined where it is not shown. */
  readonly openSource: OpenSource | undefined;
}

/** Shows what came of a run, with what can be done with it; or why nothing did. */
export function showEnded(state: RunState, parts: RunViewParts): EndedRun {
  const { id, layout, card, input, sources, client, announcer, origin } = parts;
  const run = parts.run();
  const words = resultWords(parts.words);
  const title = layout.keepsEarlier ? undefined : words.find(`${layout.name}.source`);
  const place = title === undefined ? undefined : sourceView({ id: `${id}-source`, title, texts: sources, words });
  const shown =
    state.status === 'done'
      ? shows[layout.name](state.result, {
          words,
          run,
          input,
          source: sources[0] ?? '',
          client,
          announcer,
          origin,
          openSource: (position, opener) => place?.open(position, opener),
        })
      : undefined;
  const { outcome, body, ready, copy } = shown ?? withoutResult(state, { run, words, origin });
  const files = shown === undefined || !layout.hasFiles ? undefined : downloadView({ run, origin, words, announcer });
  // Of a check that could not run nobody can say whether it was right.
  const isAsked = shown !== undefined || (state.status === 'withheld' && !state.hasUnrunCheck);
  const below = [
    copy === undefined ? undefined : copyButton(copy, { words, announcer, beside: files }),
    shown === undefined ? undefined : checkedView({ run, state, card, words, origin }),
    isAsked ? feedbackView({ run, words, announcer, fetch: client.fetch, wasStopped: shown === undefined }) : undefined,
  ];
  const isGood = shown !== undefined;
  return {
    outcome,
    body: [element('div', {}, body), ...below.filter((part) => part !== undefined)],
    beside: place?.element,
    ready: isGood && ready !== '' ? words('ready.f6', { ready }) : ready,
    isBad: !isGood && state.status !== 'cancelled',
    isHeld: () => shown?.isHeld?.() ?? false,
    openSource: place?.open,
  };
}

/** What stands in the place of a run that was blocked: its reference, and whether that was right. */
export function showBlocked(run: string, parts: Pick<RunViewParts, 'words' | 'announcer' | 'client'>): HTMLElement {
  const words = resultWords(parts.words);
  const { announcer, client } = parts;
  return element('div', { class: 'run run-ended-badly' }, [
    element('p', { class: 'facts' }, [words('ended.reference', { run })]),
    feedbackView({ run, words, announcer, fetch: client.fetch, wasStopped: true }),
  ]);
}

// --- Internal ---

const shows: Readonly<Record<RunViewParts['layout']['name'], (result: unknown, parts: ResultParts) => ShownResult | undefined>> = {
  'policy-search': showAnswer,
  summariser: showSummary,
  drafter: showDraft,
};
