import type { Announcer } from './announcer.ts';
import { element } from './element.ts';
import { errorSummary, type FormError } from './error-summary.ts';
import { fetchPart } from './fetch-part.ts';
import { focusIn } from './focus-in.ts';
import { fetchKeptRun, type KeptRun, rememberedRuns } from './kept-runs.ts';
import type { Layout } from './layout.ts';
import { assuranceLink, originLink } from './link.ts';
import { offView } from './off-view.ts';
import { type PanelRunsParts, panelRuns } from './panel-runs.ts';
import type { Problem } from './problem.ts';
import type { ClientParts } from './run-client.ts';
import type { ToolForm } from './tool-form.ts';
import type { ToolCard } from './wire.ts';
import type { Words } from './words.ts';

interface PanelParts extends Pick<PanelRunsParts, 'tell'> {
  readonly layout: Layout;
  readonly card: ToolCard;
  readonly words: Words;
  readonly announcer: Announcer;
  readonly client: ClientParts;
  /** The address of the server. */
  readonly origin: string;
}

/** What a panel holds that is to be shown again in another language. */
export interface KeptPanel {
  readonly text: string;
  readonly runs: readonly KeptRun[];
}

/** A tool's place in the widget: its form and what came of it, or why it is off. */
export interface ToolPanel {
  readonly element: HTMLElement;
  /** Whether it can be asked now: it may be turned off while it is looked at. */
  isOn(): boolean;
  /** Whether a run is under way, or something would be lost with what is shown. */
  isBusy(): boolean;
  /** Puts a text into the form and sends it, unless that would take something away: a run under way, or a text that was not sent. */
  ask(text: string): 'asked' | 'working' | 'occupied';
  /** Takes the focus to the newest answer, and back; false where there is nowhere to go. */
  jump(): boolean;
  /** Puts a text into the form for the person to send. */
  fill(text: string): void;
  kept(): KeptPanel;
  /** Shows again what was kept, or what this tab remembers of before. */
  restore(kept: KeptPanel | undefined): Promise<void>;
  shown(): void;
}

/** Makes the panel of one tool. */
export function toolPanel(parts: PanelParts): ToolPanel {
  const { card } = parts;
  const panel = element('div', { class: 'panel', part: 'panel' });
  if (card.isEnabled) return { element: panel, ...onPanel(panel, parts) };
  panel.append(...offView(card, parts.layout.name, parts));
  return {
    element: panel,
    isOn: () => false,
    isBusy: () => false,
    ask: () => 'occupied',
    jump: () => false,
    fill: () => {},
    kept: () => ({ text: '', runs: [] }),
    restore: async () => {},
    shown: () => {},
  };
}

// --- Internal ---

function onPanel(panel: HTMLElement, parts: PanelParts): Omit<ToolPanel, 'element'> {
  const { layout, card, words, announcer, client, origin } = parts;
  const { name } = layout;
  const form = layout.makeForm(words, { fetch: client.fetch, card, announcer });
  const errors = errorSummary(`${name}-problem`, words);
  const place = element('div', { class: 'runs' });
  const later = element('p', { class: 'inset later', hidden: true });
  const filled = element('form', { class: 'form', 'aria-labelledby': `${name}-title` }, [...form.fields, form.submit, later]);
  filled.noValidate = true;
  let wasShown = false;
  let isOn = true;
  let sent = '';
  let cameFrom: HTMLElement | undefined;

  const showErrors = (found: readonly FormError[]) => (found.length === 0 ? errors.clear() : errors.show(found));
  form.onError = showErrors;

  const turnOff = ({ detail, reasons, command }: Problem) => {
    isOn = false;
    const changed = { ...card, isEnabled: false, state: '', reasons: reasons.length > 0 ? reasons : [detail], command };
    panel.replaceChildren(...offView(changed, name, { words, origin }));
    panel.querySelector<HTMLElement>('h2')?.focus();
  };

  const onRefused = (problem: Problem) => {
    const { code, retryAfterSeconds } = problem;
    if (code === 'tool-not-enabled') return turnOff(problem);
    if (code === 'not-signed-in') {
      announcer.alert(words('error.signed-out'));
      return showErrors([{ message: words('error.signed-out'), link: originLink(words('signed-out.link'), origin, words) }]);
    }
    if (code === 'too-many-requests' || code === 'busy') {
      const seconds = retryAfterSeconds ?? 10;
      later.textContent = code === 'busy' ? words('error.busy', { seconds }) : words.count('error.later', seconds);
      later.hidden = false;
      return announcer.say(later.textContent);
    }
    showErrors(errorsOf(problem, form, words));
  };

  const runs = panelRuns({
    ...parts,
    panel,
    place,
    form,
    errors,
    onRefused,
    onAnswered() {
      if (layout.keepsEarlier && form.text().trim() === sent) filled.reset();
    },
  });

  filled.addEventListener('submit', (event) => {
    event.preventDefault();
    if (runs.isWorking()) return showErrors([{ message: words('error.running') }]);
    if (runs.isHeld()) return showErrors([{ message: words('drafter.unsigned') }]);
    const reading = form.read();
    if (reading.status === 'wrong') return showErrors(reading.errors);
    errors.clear();
    later.hidden = true;
    sent = form.text().trim();
    void runs.begin(reading.input, reading.sources);
  });

  // Whoever begins to fill the form will want to see what comes of it.
  filled.addEventListener('focusin', () => void fetchPart('results'), { once: true });
  panel.append(
    element('h2', { id: `${name}-title`, tabindex: '-1' }, [words(`${name}.title`)]),
    element('p', { class: 'lead' }, [words(`${name}.description`)]),
    element('p', { class: 'facts' }, [
      ...(card.evidence === '' ? [] : [element('span', { dir: 'auto' }, [words('evidence', { evidence: card.evidence })]), ' ']),
      assuranceLink(words('evidence.link'), name, origin),
    ]),
    errors.element,
    filled,
    place,
  );
  return {
    isOn: () => isOn,
    isBusy: () => runs.isWorking() || runs.isHeld(),
    ask(text) {
      if (runs.isWorking()) return 'working';
      const held = form.text().trim();
      if ((held !== '' && held !== sent) || runs.isHeld()) return 'occupied';
      form.take(text);
      filled.requestSubmit(form.submit);
      return 'asked';
    },
    jump() {
      const focused = focusIn(panel);
      const isBelow = focused !== undefined && place.contains(focused);
      const back = cameFrom?.isConnected === true ? cameFrom : form.fieldOf(layout.mainField)?.control;
      if (!isBelow) cameFrom = focused instanceof HTMLElement ? focused : undefined;
      const to = isBelow ? back : runs.newest();
      to?.focus();
      return to !== undefined;
    },
    fill(text) {
      form.take(text);
      form.fieldOf(layout.mainField)?.control.focus();
    },
    kept: () => ({ text: form.text(), runs: runs.kept() }),
    async restore(kept) {
      if (kept === undefined) {
        for (const run of rememberedRuns(name)) {
          const one = await fetchKeptRun(run, layout, client);
          if (one === undefined) continue;
          form.recall?.(one.sources[0] ?? '');
          void runs.show(one);
        }
        return;
      }
      form.take(kept.text);
      for (const one of [...kept.runs].reverse()) {
        form.recall?.(one.sources[0] ?? '');
        void runs.show(one);
      }
    },
    shown() {
      if (!wasShown) form.onShown?.();
      wasShown = true;
    },
  };
}

function errorsOf({ code, detail, errors }: Problem, form: ToolForm, words: Words): FormError[] {
  if (errors.length > 0) return errors.map(({ field, message }) => ({ message: capitalised(message), field: form.fieldOf(field) }));
  return [{ message: detail === '' ? words('error.other', { code }) : detail }];
}

function capitalised(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
