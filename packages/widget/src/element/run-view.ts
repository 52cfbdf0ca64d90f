import type { Announcer } from './announcer.ts';
import { button, element, tellLanguage } from './element.ts';
import { fetchPart } from './fetch-part.ts';
import type { Layout } from './layout.ts';
import { noticesView } from './notices-view.ts';
import type { ClientParts } from './run-client.ts';
import type { RunState } from './run-state.ts';
import type { ToolCard } from './wire.ts';
import type { Words } from './words.ts';

/** What a run is shown with. */
export interface RunViewParts {
  readonly id: string;
  /** Its name, once the server has given it one. */
  run(): string;
  readonly layout: Layout;
  readonly card: ToolCard;
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
  /** Shows what is known now; of a run that has ended, all of it once this has. */
  update(state: RunState): Promise<void>;
  /** Whether it holds something of the person's that would be lost with it. */
  isHeld(): boolean;
}

/** Progress that is over before a person could read it would only flicker. */
const calmMs = 500;

/** Shows a run's state: progress while it works, then its result or why there is none. */
export function runView(parts: RunViewParts): RunView {
  const { id, layout, sources, words, announcer, onStop, onResume } = parts;
  const outcome = element('span', { class: 'outcome' }, [words(`${layout.name}.working`)]);
  const heading = element('h3', { id, tabindex: '-1' }, [
    layout.keepsEarlier ? element('span', { class: 'asked', dir: 'auto' }, [sources[0] ?? '']) : undefined,
    layout.keepsEarlier ? ' ' : undefined,
    outcome,
  ]);
  const doing = element('p', { class: 'doing', dir: 'auto' }, [words('sending')]);
  const stop = button(words('stop'), 'secondary', () => {
    tellDoing(words('stopping'));
    onStop();
  });
  const resume = button(words('tryAgain'), 'secondary', onResume);
  resume.hidden = true;
  const progress = element('div', { class: 'progress', hidden: true }, [doing, element('div', { class: 'row' }, [resume, stop])]);
  const tellDoing = (text: string) => {
    doing.textContent = text;
    tellLanguage(doing);
  };
  const notices = element('div');
  const body = element('div', { class: 'body' });
  const main = element('div', { class: 'main' }, [progress, notices, body]);
  const beside = element('div', { class: 'beside' }, [main]);
  const view = element('article', { class: 'run', part: 'run', 'aria-labelledby': id }, [heading, beside]);
  let told: RunState['statements'] = [];
  let isCalm = false;
  let isOver = false;
  let isHeld = () => false;
  setTimeout(() => {
    isCalm = true;
    progress.hidden = isOver;
  }, calmMs);

  const finish = async (state: RunState): Promise<void> => {
    isOver = true;
    progress.remove();
    const results = await fetchPart('results');
    if (results === undefined) {
      const again = button(words('tryAgain'), 'secondary', () => void finish(state));
      body.replaceChildren(element('div', { class: 'inset inset-bad' }, [element('p', {}, [words('results.unloaded')]), again]));
      return announcer.alert(words('results.unloaded'));
    }
    const ended = results.showEnded(state, parts);
    isHeld = ended.isHeld;
    notices.replaceChildren(...noticesView(state.notices, words, ended.openSource));
    outcome.textContent = ended.outcome;
    body.replaceChildren(...ended.body);
    if (ended.beside !== undefined) beside.append(ended.beside);
    view.classList.toggle('run-ended-badly', ended.isBad);
    if (ended.isBad) announcer.alert(ended.ready);
    else if (ended.ready !== '') announcer.say(ended.ready);
  };

  return {
    element: view,
    heading,
    stop,
    isHeld: () => isHeld(),
    async update(state) {
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
      const text = connection === 'open' ? progressText(state, words) : words(`connection.${connection}`);
      if (text !== '') tellDoing(text);
      resume.hidden = connection !== 'given-up';
      progress.hidden = !isCalm && connection === 'open';
      if (connection === 'given-up') announcer.alert(text);
      else if (text !== '') announcer.stage(text);
    },
  };
}

// --- Internal ---

function progressText({ progress }: RunState, words: Words): string {
  if (progress === undefined) return '';
  const { message, done, total } = progress;
  return done === undefined || total === undefined ? message : words('progress.count', { message, done, total });
}
