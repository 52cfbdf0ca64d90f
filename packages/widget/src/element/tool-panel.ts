import type { Announcer } from './announcer.ts';
import { element } from './element.ts';
import { errorSummary, type FormError } from './error-summary.ts';
import { feedbackView } from './feedback-view.ts';
import type { Layout } from './layout.ts';
import { assuranceLink } from './link.ts';
import { offView } from './off-view.ts';
import type { Problem } from './problem.ts';
import { type ClientParts, followRun, startRun, stopRun } from './run-client.ts';
import { emptyRun, reduceRun } from './run-state.ts';
import { type RunView, runView } from './run-view.ts';
import type { ToolForm } from './tool-form.ts';
import type { ToolCard } from './wire.ts';
import type { Words } from './words.ts';

interface PanelParts {
  readonly layout: Layout;
  readonly card: ToolCard;
  readonly words: Words;
  readonly announcer: Announcer;
  readonly client: ClientParts;
  /** The address of the server. */
  readonly origin: string;
}

/** A tool's place in the widget: its form and what came of it, or why it is off. */
export interface ToolPanel {
  readonly element: HTMLElement;
  readonly form: ToolForm | undefined;
  /** Whether it can be asked now: it may be turned off while it is looked at. */
  isOn(): boolean;
  /** Puts a text into the form and sends it, unless that would take something away: a run under way, or a text that was not sent. */
  ask(text: string): 'asked' | 'working' | 'occupied';
  shown(): void;
}

/** Makes the panel of one tool. */
export function toolPanel(parts: PanelParts): ToolPanel {
  const { card } = parts;
  const panel = element('div', { class: 'panel', part: 'panel' });
  if (card.isEnabled) return { element: panel, ...onPanel(panel, parts) };
  panel.append(...offView(card, parts.layout.name, parts));
  return { element: panel, form: undefined, isOn: () => false, ask: () => 'occupied', shown: () => {} };
}

// --- Internal ---

function onPanel(panel: HTMLElement, { layout, card, words, announcer, client, origin }: PanelParts): Omit<ToolPanel, 'element'> {
  const { name } = layout;
  const form = layout.makeForm(words, { fetch: client.fetch, card });
  const errors = errorSummary(`${name}-problem`, words);
  const runs = element('div', { class: 'runs' });
  const filled = element('form', { class: 'form', 'aria-labelledby': `${name}-title` }, [...form.fields, form.submit]);
  filled.noValidate = true;
  let count = 0;
  let isWorking = false;
  let wasShown = false;
  let isOn = true;
  let sent = '';
  let last: RunView | undefined;

  const showErrors = (found: readonly FormError[]) => (found.length === 0 ? errors.clear() : errors.show(found));
  form.onError = showErrors;

  const setWorking = (working: boolean) => {
    isWorking = working;
    if (working) form.submit.setAttribute('aria-disabled', 'true');
    else form.submit.removeAttribute('aria-disabled');
  };

  const turnOff = ({ detail, reasons, command }: Problem) => {
    isOn = false;
    const changed = { ...card, isEnabled: false, reasons: reasons.length > 0 ? reasons : [detail], command };
    panel.replaceChildren(...offView(changed, name, { words, origin }));
    panel.querySelector<HTMLElement>('h2')?.focus();
  };

  const refuse = (problem: Problem) => {
    if (problem.code === 'tool-not-enabled') return turnOff(problem);
    showErrors(errorsOf(problem, form, words));
  };

  const send = async (input: object, sources: readonly string[]) => {
    setWorking(true);
    announcer.say(words('sent'));
    const focused = focusIn(panel);
    const answer = await startRun(name, input, client);
    if (answer.status !== 'started') {
      setWorking(false);
      return answer.status === 'refused' ? refuse(answer.problem) : showErrors([{ message: words('error.unreachable') }]);
    }

    const { run } = answer;
    count += 1;
    let state = emptyRun;
    const follow = async (body?: ReadableStream<Uint8Array>) => {
      setWorking(true);
      for await (const event of followRun({ run, after: state.lastSequence, ...(body === undefined ? {} : { body }) }, client)) {
        state = reduceRun(state, event);
        if (state.status === 'blocked') break;
        view.update(state);
      }
      setWorking(false);
      if (state.status === 'running') return;
      if (state.status === 'blocked') {
        view.element.replaceWith(feedbackView({ run, words, announcer, fetch: client.fetch, wasStopped: true }));
        showErrors([{ message: words('error.blocked', { message: state.message }), field: form.fieldOf(fieldNames[name]) }]);
        return;
      }
      errors.clear();
      // What was asked now stands above its answer, so the box is free for the next question.
      if (layout.keepsEarlier && state.status === 'done' && form.text().trim() === sent) filled.reset();
      // Whoever has gone on to something else, or is writing, is left there.
      const now = focusIn(panel);
      if (now === undefined || now === view.stop || (now === focused && !isWritingElsewhere(now, panel))) view.heading.focus();
    };
    const view = runView({
      id: `${name}-run-${count}`,
      run,
      layout,
      input,
      sources,
      words,
      announcer,
      client,
      origin,
      onStop: async () => {
        const isTaken = await stopRun(run, client);
        if (isTaken && state.connection === 'given-up') await follow();
      },
      onResume: () => void follow(),
    });
    if (layout.keepsEarlier) runs.prepend(view.element);
    else runs.replaceChildren(view.element);
    last = view;
    await follow(answer.body);
  };

  filled.addEventListener('submit', (event) => {
    event.preventDefault();
    if (isWorking) return showErrors([{ message: words('error.running') }]);
    if (last?.isHeld()) return showErrors([{ message: words('drafter.unsigned') }]);
    const reading = form.read();
    if (reading.status === 'wrong') return showErrors(reading.errors);
    errors.clear();
    sent = form.text().trim();
    void send(reading.input, reading.sources);
  });

  panel.append(
    element('h2', { id: `${name}-title`, tabindex: '-1' }, [words(`${name}.title`)]),
    element('p', { class: 'lead' }, [words(`${name}.description`)]),
    element('p', { class: 'facts' }, [
      card.evidence === '' ? undefined : `${words('evidence', { evidence: card.evidence })} `,
      assuranceLink(words('evidence.link'), name, origin),
    ]),
    errors.element,
    filled,
    runs,
  );
  return {
    form,
    isOn: () => isOn,
    ask(text) {
      if (isWorking) return 'working';
      const held = form.text().trim();
      if ((held !== '' && held !== sent) || last?.isHeld()) return 'occupied';
      form.take(text);
      filled.requestSubmit(form.submit);
      return 'asked';
    },
    shown() {
      if (!wasShown) form.onShown?.();
      wasShown = true;
    },
  };
}

/** The field of each tool's input that guardrails look at first. */
const fieldNames: Readonly<Record<Layout['name'], string>> = { summariser: 'documents', drafter: 'letter', 'policy-search': 'question' };

function errorsOf({ code, detail, errors, retryAfterSeconds }: Problem, form: ToolForm, words: Words): FormError[] {
  if (errors.length > 0) return errors.map(({ field, message }) => ({ message: capitalised(message), field: form.fieldOf(field) }));
  if (code === 'busy') return [{ message: words('error.busy', { seconds: retryAfterSeconds ?? 10 }) }];
  return [{ message: detail === '' ? words('error.other', { code }) : detail }];
}

function capitalised(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** What has the focus within the widget; undefined when nothing anywhere has it. */
function focusIn(panel: HTMLElement): Element | undefined {
  const root = panel.getRootNode();
  const inside = root instanceof ShadowRoot ? root.activeElement : null;
  if (inside !== null) return inside;
  const outside = document.activeElement;
  return outside === null || outside === document.body ? undefined : outside;
}

/** Whether somebody writes in a box outside this panel: whoever does is not led away. */
function isWritingElsewhere(now: Element, panel: HTMLElement): boolean {
  return now instanceof HTMLTextAreaElement && !panel.contains(now) && now.value.trim() !== '';
}
