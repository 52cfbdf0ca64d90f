import { element } from '../element.ts';
import { copyButton } from '../results/copy-button.ts';
import { copyText } from '../results/copy-text.ts';
import type { ResultParts } from '../results/shown-result.ts';
import { aboutView } from './about-view.ts';
import { askSignOff } from './ask-sign-off.ts';
import { asksPane } from './asks-pane.ts';
import { checkReply } from './check-reply.ts';
import styles from './desk.css';
import { deskWords } from './desk-words.ts';
import { letterPane } from './letter-pane.ts';
import { type CheckState, liveCheck } from './live-check.ts';
import { pausedTeller } from './paused-teller.ts';
import { readDraft } from './read-draft.ts';
import { countedItems, replyPane } from './reply-pane.ts';
import { signOffView } from './sign-off-view.ts';
import { standingView } from './standing-view.ts';

/** The desk on which a reply is made of a draft. */
export interface Desk {
  /** Whether it holds what would be lost: a reply that was edited and not signed since. */
  isHeld(): boolean;
}

/** Lays out letter, asks, lines and draft side by side: the draft is edited and checked here, signed off and taken away. */
export function openDesk(place: HTMLElement, result: unknown, parts: ResultParts): Desk | undefined {
  const draft = readDraft(result);
  if (draft === undefined) return undefined;
  const { words: outer, announcer, client, input, run, source, origin } = parts;
  const words = deskWords(outer);
  const unreachable = words('desk.unreachable');
  let isSigned = false;
  const standing = standingView(draft, words);

  const teller = pausedTeller({ say: announcer.say, later });
  const showState = (state: CheckState) => {
    reply.show(state);
    if (state.status === 'failed') teller.found(words('desk.said.failed'));
    if (state.status !== 'checked' || state.isStale) return;
    if (!isSigned) standing.checked(state.items);
    const items = countedItems(state.items, words);
    teller.found(items === '' ? words('desk.said.none') : words('desk.said.checked', { items }));
  };
  const live = liveCheck({
    check: (text, signal) => checkReply({ input, text, signal }, { unreachable, busy: words('desk.busy') }, client),
    onState: showState,
    now: () => performance.now(),
    later,
  });
  const reply = replyPane({
    draft: draft.draft,
    addressee: draft.correspondent.addressee,
    words,
    onInput(text) {
      isSigned = false;
      teller.typed();
      live.changed(text);
      signing.changed();
    },
    onCheckNow: live.checkNow,
  });
  const signing = signOffView({
    words,
    origin,
    ask: (order) => askSignOff({ run, reply: reply.text(), ...order }, unreachable, client),
    goTo: (item) => reply.goTo({ ...item, start: 0, end: 0 }),
    backToReply: () => reply.element.querySelector('textarea')?.focus(),
    say: announcer.say,
    onSigned: () => {
      isSigned = true;
      standing.signed();
    },
  });
  reply.show({ status: 'checked', items: draft.checks, isStale: false });
  standing.checked(draft.checks);

  const letter = letterPane(source, draft, words);
  const copied = () => {
    const made = { note: words('copy.made.drafter'), origin, sourceTitle: outer('drafter.source') };
    if (!reply.isEdited()) return copyText({ ...made, heading: '', statements: draft.paragraphs }, outer);
    const citations = draft.paragraphs.flatMap((paragraph) => paragraph.citations);
    const lines = citations.length === 0 ? [] : [{ text: words('desk.copy.lines'), citations }];
    return copyText({ ...made, heading: reply.text(), statements: lines }, outer);
  };
  const desk = element('div', { class: 'desk' }, [
    letter.element,
    asksPane(draft, { words, outer, letter, origin }),
    element('div', { class: 'pane-column' }, [reply.element, signing.element, copyButton(copied, { words: outer, announcer })]),
  ]);
  const about = aboutView(draft, words, letter).filter((part) => part !== undefined);
  place.replaceChildren(...about, standing.element, desk);
  dress(place, desk);

  const isHeld = () => reply.isEdited() && !isSigned && place.isConnected;
  addEventListener('beforeunload', (event) => {
    if (isHeld()) event.preventDefault();
  });
  addEventListener('online', () => {
    if (isHeld()) live.checkNow(reply.text());
  });
  const gaps = draft.paragraphs.filter(({ kind }) => kind === 'gap').length;
  const urgent = draft.urgent.length === 0 ? '' : `${words.count('drafter.urgent', draft.urgent.length)} `;
  announcer.say(`${urgent}${words('drafter.ready', { gaps: words.count('drafter.readyGaps', gaps) })}`);
  return { isHeld };
}

// --- Internal ---

function later(work: () => void, ms: number): () => void {
  const timer = setTimeout(work, ms);
  return () => clearTimeout(timer);
}

/** The styles of the desk come with it; while it is seen, the widget may be as wide as the page lets it. */
function dress(place: HTMLElement, desk: HTMLElement): void {
  const root = place.getRootNode();
  if (!(root instanceof ShadowRoot)) return;
  if (sheet === undefined) {
    sheet = new CSSStyleSheet();
    sheet.replaceSync(styles);
  }
  if (!root.adoptedStyleSheets.includes(sheet)) root.adoptedStyleSheets.push(sheet);
  new ResizeObserver(() => root.host.toggleAttribute('wide', desk.offsetWidth > 0)).observe(desk);
}

let sheet: CSSStyleSheet | undefined;
