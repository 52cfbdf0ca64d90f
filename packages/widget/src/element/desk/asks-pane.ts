import { type Child, element } from '../element.ts';
import { documentLink } from '../link.ts';
import type { Citation } from '../wire.ts';
import type { Words } from '../words.ts';
import { dayInWords } from './day-in-words.ts';
import type { DeskWords } from './desk-words.ts';
import type { LetterPane } from './letter-pane.ts';
import type { Draft } from './read-draft.ts';

interface AsksParts {
  readonly words: DeskWords;
  /** The words of the widget around the desk. */
  readonly outer: Words;
  readonly letter: LetterPane;
  /** The address of the server, for links. */
  readonly origin: string;
}

type ShownAsk = Draft['asks'][number];

/** What the letter asks, each with the line that answers it, what it was told before, and what else there is to choose from. */
export function asksPane(draft: Draft, parts: AsksParts): HTMLElement {
  const { words } = parts;
  const id = 'desk-asks';
  const facts = draft.paragraphs.filter(({ kind }) => kind === 'fact');
  return element('section', { class: 'pane pane-asks', 'aria-labelledby': id }, [
    element('h4', { id }, [words('desk.asks')]),
    draft.asks.length === 0
      ? element('p', { class: 'inset' }, [words('drafter.asks.none')])
      : element(
          'ol',
          { class: 'asks', role: 'list' },
          draft.asks.map((ask, place) => askItem(ask, place + 1, { ...parts, draft })),
        ),
    ...(facts.length === 0
      ? []
      : [
          element('h5', {}, [words('desk.facts')]),
          ...facts.map(({ text, citations }) =>
            element('blockquote', {}, [element('p', { dir: 'auto' }, [text]), ...citations.map(({ title }) => factSource(title))]),
          ),
        ]),
  ]);
}

// --- Internal ---

function factSource(title: string): HTMLElement {
  return element('p', { class: 'facts' }, [title]);
}

function askItem(ask: ShownAsk, number: number, parts: AsksParts & { readonly draft: Draft }): HTMLElement {
  const { words, letter, draft } = parts;
  const show = element('button', { type: 'button', class: 'button link' }, [
    words('desk.asks.show'),
    element('span', { class: 'visually-hidden' }, [` (${words('desk.asks.number', { number })})`]),
  ]);
  show.addEventListener('click', () => letter.open(ask.position, show));
  const cited = ask.line === null ? undefined : citationOf(ask.line.position, draft);
  return element('li', {}, [
    element('p', { class: 'ask' }, [
      element('span', { class: 'mark-number', 'aria-hidden': 'true' }, [String(number)]),
      element('span', { dir: 'auto' }, [ask.quote]),
    ]),
    element('p', { class: 'row' }, [statusTag(ask, words), show]),
    cited === undefined ? undefined : lineOf(cited, parts),
    ...(ask.before ?? []).map((told) => toldBefore(told, words)),
    otherLines(ask, parts),
  ]);
}

function statusTag({ status, owner }: ShownAsk, words: DeskWords): HTMLElement {
  if (status === 'answered') return element('strong', { class: 'tag tag-on' }, [words('drafter.asks.answered')]);
  if (status === 'routed') return element('strong', { class: 'tag tag-off' }, [words('drafter.asks.routed')]);
  if (status === 'not-ours') return element('strong', { class: 'tag tag-off' }, [words('drafter.asks.not-ours', { owner })]);
  return element('strong', { class: 'tag tag-bad' }, [words('drafter.asks.gap')]);
}

function citationOf({ document, start }: Citation['position'], { paragraphs }: Draft): Citation | undefined {
  return paragraphs
    .flatMap(({ citations }) => citations)
    .find(({ position }) => position.document === document && position.start === start);
}

/** The line as it was approved: who owns it, when it was cleared, and where it stands. */
function lineOf({ title, quote, position, notes = [] }: Citation, { words, outer, origin }: AsksParts): HTMLElement {
  const isFact = position.document.startsWith('fact-');
  return element('blockquote', {}, [
    element('p', { dir: 'auto' }, [quote]),
    element('p', { class: 'facts' }, [
      ...(isFact ? [title] : [`${words('desk.line')}: `, documentLink(title, position, { words: outer, origin })]),
      ...notes.map((note) => element('span', { class: 'fact', dir: 'auto' }, [note])),
    ]),
  ]);
}

function toldBefore({ date, quote, differs }: NonNullable<ShownAsk['before']>[number], words: DeskWords): HTMLElement {
  const when = date === '' ? words('desk.before') : words('desk.before.dated', { date: dayInWords(date, words) });
  return element('div', { class: differs.length === 0 ? 'inset' : 'inset inset-warn' }, [
    element('p', {}, [`${when}: `, element('span', { dir: 'auto' }, [`“${quote}”`])]),
    ...differs.map(({ what, was, now }) =>
      element('p', {}, [
        element('strong', {}, [what === 'commitment' ? words('desk.before.promise') : words('desk.before.differs', { was, now })]),
      ]),
    ),
  ]);
}

/** The nearest lines to choose from, and those that may not be used and why. */
function otherLines({ refused, nearest }: ShownAsk, { words, outer, origin }: AsksParts): Child {
  const items = [
    ...refused.map(({ title, standing }) =>
      element('li', { dir: 'auto' }, [
        words('drafter.asks.refused', { title, why: words.find(`drafter.standing.${standing}`) ?? standing }),
      ]),
    ),
    ...nearest.map(({ title, position }) =>
      element('li', {}, [documentLink(words('drafter.asks.nearest', { title }), position, { words: outer, origin })]),
    ),
  ];
  return items.length === 0 ? undefined : element('details', {}, [element('summary', {}, [words('desk.more')]), element('ul', {}, items)]);
}
