import { type Announcer, silence } from './announcer.ts';
import { blockedPlaces } from './blocked-places.ts';
import type { ErrorSummary } from './error-summary.ts';
import { fetchPart } from './fetch-part.ts';
import { focusIn, isWritingElsewhere } from './focus-in.ts';
import type { KeptRun } from './kept-runs.ts';
import { rememberRuns } from './kept-runs.ts';
import type { Layout } from './layout.ts';
import type { Problem } from './problem.ts';
import { type ClientParts, followRun, startRun, stopRun } from './run-client.ts';
import { emptyRun, reduceRun } from './run-state.ts';
import { type RunView, runView } from './run-view.ts';
import type { ToolForm } from './tool-form.ts';
import type { ToolCard } from './wire.ts';
import type { Words } from './words.ts';

export interface PanelRunsParts {
  readonly layout: Layout;
  readonly card: ToolCard;
  readonly words: Words;
  readonly announcer: Announcer;
  readonly client: ClientParts;
  readonly origin: string;
  readonly panel: HTMLElement;
  /** Where the runs are shown. */
  readonly place: HTMLElement;
  readonly form: ToolForm;
  readonly errors: ErrorSummary;
  /** What to do where the server takes nothing, and of that the reason. */
  onRefused(problem: Problem): void;
  /** Frees the form once what was asked stands above its answer. */
  onAnswered(): void;
  tell(event: 'assay-asked' | 'assay-answered', detail: Readonly<Record<string, string>>): void;
}

/** The runs of one tool: begun, followed, shown, and kept so that they can be shown again. */
export interface PanelRuns {
  isWorking(): boolean;
  /** Whether one holds something of the person's that would be lost with it. */
  isHeld(): boolean;
  begin(input: object, sources: readonly string[]): Promise<void>;
  show(kept: KeptRun): Promise<void>;
  kept(): readonly KeptRun[];
  /** The heading of the newest. */
  newest(): HTMLElement | undefined;
}

interface ShownRun {
  readonly view: RunView;
  /** Its name is empty until the server has named it. */
  kept: KeptRun;
  isStopWanted: boolean;
}

interface Following {
  /** The events as they come with the answer to what was sent. */
  readonly body?: ReadableStream<Uint8Array>;
  /** It was begun before this page was: nobody waits for it with a finger on the button. */
  readonly isShownAgain?: boolean;
}

/** No run of a tool yet. */
export function panelRuns(parts: PanelRunsParts): PanelRuns {
  const { layout, card, words, client, origin, panel, place, form, errors, tell } = parts;
  let count = 0;
  let working = 0;
  let shown: readonly ShownRun[] = [];

  const setWorking = (change: 1 | -1) => {
    working += change;
    if (working > 0) form.submit.setAttribute('aria-disabled', 'true');
    else form.submit.removeAttribute('aria-disabled');
  };

  const open = (kept: KeptRun, announcer: Announcer): ShownRun => {
    count += 1;
    const { input, sources } = kept;
    const one: ShownRun = {
      kept,
      isStopWanted: false,
      view: runView({
        id: `${layout.name}-run-${count}`,
        run: () => one.kept.run,
        layout,
        card,
        input,
        sources,
        words,
        announcer,
        client,
        origin,
        onStop: () => void stop(one),
        onResume: () => void follow(one),
      }),
    };
    place.prepend(one.view.element);
    return one;
  };

  const stop = async (one: ShownRun) => {
    one.isStopWanted = true;
    const { run, state } = one.kept;
    if (run !== '' && (await stopRun(run, client)) && state.connection === 'given-up') await follow(one);
  };

  const follow = async (one: ShownRun, { body, isShownAgain = false }: Following = {}): Promise<void> => {
    const { run } = one.kept;
    const focused = focusIn(panel);
    setWorking(1);
    let { state } = one.kept;
    for await (const event of followRun({ run, after: state.lastSequence, ...(body === undefined ? {} : { body }) }, client)) {
      state = reduceRun(state, event);
      one.kept = { ...one.kept, state };
      if (state.status === 'blocked') break;
      await one.view.update(state);
    }
    setWorking(-1);
    if (state.status === 'running') return;
    tell('assay-answered', { tool: layout.name, run, status: state.status });
    if (isShownAgain) return;
    if (state.status === 'blocked') return showBlocked(one);
    errors.clear();
    if (state.status === 'done') parts.onAnswered();
    placeFocus(one.view, state.status, focused);
  };

  const showBlocked = async ({ kept: { run, state, sources }, view }: ShownRun) => {
    shown = shown.filter((other) => other.view !== view);
    const results = await fetchPart('results');
    if (results === undefined) view.element.remove();
    else view.element.replaceWith(results.showBlocked(run, { words, announcer: parts.announcer, client }));
    const message = words('error.blocked', { message: state.message });
    const marked = blockedPlaces(state.notices, { sources, form, words });
    parts.announcer.alert(marked.length === 0 ? message : `${message} ${words.count('error.marked', marked.length)}`);
    errors.show([{ message, field: marked[0]?.field ?? form.fieldOf(layout.mainField) }, ...marked]);
  };

  /** Whoever has gone on to something else, or is writing, is left there; an answer is heard of, and F6 goes to it. */
  const placeFocus = (view: RunView, status: string, focused: Element | undefined) => {
    const now = focusIn(panel);
    const isLost = now === undefined || view.element.contains(now);
    const isWhere = now === focused && now !== undefined && !isWritingElsewhere(now, panel);
    if (status === 'cancelled' && (isLost || isWhere)) form.fieldOf(layout.mainField)?.control.focus();
    else if (isLost || (status !== 'done' && isWhere)) view.heading.focus();
  };

  const add = (one: ShownRun) => {
    const { view } = one;
    if (layout.keepsEarlier) shown = [one, ...shown];
    else {
      shown = [one];
      for (const old of [...place.children]) if (old !== view.element) old.remove();
    }
    rememberRuns(layout.name, shown.map(({ kept: { run } }) => run).reverse());
  };

  return {
    isWorking: () => working > 0,
    isHeld: () => shown.some(({ view }) => view.isHeld()),
    kept: () => shown.map(({ kept }) => kept),
    newest: () => shown[0]?.view.heading,
    async begin(input, sources) {
      const one = open({ run: '', input, sources, state: emptyRun }, parts.announcer);
      // Whoever has sent something sees that work has begun.
      one.view.element.scrollIntoView({ block: 'nearest' });
      setWorking(1);
      parts.announcer.say(words('sent'));
      const answer = await startRun(layout.name, input, client);
      setWorking(-1);
      if (answer.status !== 'started') {
        one.view.element.remove();
        return answer.status === 'refused' ? parts.onRefused(answer.problem) : errors.show([{ message: words('error.unreachable') }]);
      }
      one.kept = { ...one.kept, run: answer.run };
      if (one.isStopWanted) void stopRun(answer.run, client);
      add(one);
      tell('assay-asked', { tool: layout.name, run: answer.run });
      await follow(one, { body: answer.body });
    },
    async show(kept) {
      const isOver = kept.state.status !== 'running';
      const one = open(kept, isOver ? silence : parts.announcer);
      add(one);
      if (isOver) await one.view.update(kept.state);
      else await follow(one, { isShownAgain: true });
    },
  };
}
