import type { Announcer } from './announcer.ts';
import { copyButton } from './copy-button.ts';
import { button, type Child, element } from './element.ts';
import { feedbackView } from './feedback-view.ts';
import type { Layout, ShownResult } from './layout.ts';
import { noticesView } from './notices-view.ts';
import type { ClientParts } from './run-client.ts';
import type { RunState } from './run-state.ts';
import { sourceView } from './source-view.ts';
import type { Words } from './words.ts';

interface RunViewParts {
  readonly id: string;
  readonly run: string;
  readonly layout: Layout;
  /** The texts that were sent, the main one first. */
  readonly sources: readonly string[];
  readonly words: Words;
  readonly announcer: Announcer;
  readonly client: ClientParts;
  /** What was sent. */
  readonly input: object;
  readonly origin: string;
  readonly onStop: () => void;
  readonly onResume: () => void;
}

/** One run on the screen. */
export interface RunView {
  readonly element: HTMLElement;
  readonly heading: HTMLElement;
  readonly stop: HTMLElement;
  update(state: RunState): void;
  /** Whether it holds something of the person's that would be lost with it. */
  isHeld(): boolean;
}

/** Progress that is over before a person could read it would only flicker. */
const calmMs = 500;

/** Shows a run's state: progress while it works, then its result or why there is none. */
export function runView({ id, run, layout, input, sources, words, announcer, client, origin, onStop, onResume }: RunViewParts): RunView {
  const outcome = element('span', { class: 'outcome' }, [words(`${layout.name}.working`)]);
  const heading = element('h3', { id, tabindex: '-1' }, [
    layout.keepsEarlier ? element('span', { class: 'asked', dir: 'auto' }, [sources[0] ?? '']) : undefined,
    layout.keepsEarlier ? ' ' : undefined,
    outcome,
  ]);
  const doing = element('p', { class: 'doing' });
  const stop = button(words('stop'), 'secondary', () => {
    doing.textContent = words('stopping');
    onStop();
  });
  const resume = button(words('tryAgain'), 'secondary', onResume);
  const progress = element('div', { class: 'progress', hidden: true }, [doing, element('div', { class: 'row' }, [resume, stop])]);
  const notices = element('div');
  const body = element('div', { class: 'body' });
  const place = sourceView({
    id: `${id}-source`,
    title: layout.name === 'policy-search' ? '' : words(`${layout.name}.source`),
    texts: sources,
    words,
  });
  const main = element('div', { class: 'main' }, [progress, notices, body]);
  const view = element('article', { class: 'run', part: 'run', 'aria-labelledby': id }, [
    heading,
    element('div', { class: 'beside' }, [main, layout.keepsEarlier ? undefined : place.element]),
  ]);
  let told: RunState['statements'] = [];
  let isCalm = false;
  let isOver = false;
  let isHeld = () => false;
  setTimeout(() => {
    isCalm = true;
    progress.hidden = isOver;
  }, calmMs);

  const finish = (state: RunState) => {
    isOver = true;
    progress.remove();
    const parts = { words, run, input, source: sources[0] ?? '', client, announcer, origin, openSource: place.open };
    const shown = state.status === 'done' ? layout.show(state.result, parts) : undefined;
    if (shown?.isHeld !== undefined) isHeld = shown.isHeld;
    const { outcome: found, body: children, ready, copy } = shown ?? withoutResult(state, run, words);
    outcome.textContent = found;
    body.replaceChildren(...children.filter((child) => child !== undefined));
    if (copy !== undefined) body.append(copyButton(copy, words, announcer));
    if (shown !== undefined || state.status === 'withheld')
      body.append(feedbackView({ run, words, announcer, fetch: client.fetch, wasStopped: shown === undefined }));
    view.classList.toggle('run-ended-badly', shown === undefined && state.status !== 'cancelled');
    if (ready !== '') announcer.say(ready);
  };

  return {
    element: view,
    heading,
    stop,
    isHeld: () => isHeld(),
    update(state) {
      if (isOver) return;
      // What was told before a run began anew no longer stands.
      if (state.statements[0] !== told[0]) {
        body.replaceChildren();
        told = [];
      }
      for (const { text } of state.statements.slice(told.length)) body.append(element('p', { dir: 'auto' }, [text]));
      told = state.statements;
      notices.replaceChildren(...noticesView(state.notices, words));
      if (state.status !== 'running') return finish(state);
      const { connection } = state;
      doing.textContent = connection === 'open' ? progressText(state, words) : words(`connection.${connection}`);
      resume.hidden = connection !== 'given-up';
      progress.hidden = !isCalm && connection === 'open';
      if (doing.textContent !== '') announcer.stage(doing.textContent);
    },
  };
}

// --- Internal ---

function progressText({ progress }: RunState, words: Words): string {
  if (progress === undefined) return '';
  const { message, done, total } = progress;
  return done === undefined || total === undefined ? message : words('progress.count', { message, done, total });
}

/** A run that has nothing to show says so in its own words, and why. */
function withoutResult({ status, statements, message, hasUnrunCheck }: RunState, run: string, words: Words): ShownResult {
  const kind = status === 'withheld' && hasUnrunCheck ? 'unchecked' : status === 'withheld' || status === 'cancelled' ? status : 'failed';
  const outcome = words(`ended.${kind}`);
  const said: Child[] = statements.map(({ text }) =>
    kind === 'cancelled'
      ? element('p', { dir: 'auto' }, [text])
      : element('p', { class: 'struck' }, [
          element('span', { class: 'visually-hidden' }, [words('ended.struck')]),
          element('s', { dir: 'auto' }, [text]),
        ]),
  );
  const body = [
    element('p', {}, [words(`ended.${kind}.body`)]),
    message === '' || kind === 'cancelled' ? undefined : element('p', {}, [words('ended.reason', { message })]),
    ...said,
    kind === 'cancelled' ? undefined : element('p', { class: 'facts' }, [words('ended.reference', { run })]),
  ];
  return { outcome, body, ready: outcome };
}
