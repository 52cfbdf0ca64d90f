import { copyText } from './copy-text.ts';
import { dayInWords } from './day-in-words.ts';
import { type Child, element } from './element.ts';
import type { ResultParts, ShownResult } from './layout.ts';
import { documentLink, type LinkParts } from './link.ts';
import { marker } from './marker.ts';
import { type Draft, readDraft } from './read-result.ts';
import type { Citation } from './wire.ts';
import type { Words } from './words.ts';

/** A draft reply, paragraph by paragraph with what each is, and what became of each thing the letter asks. */
export function showDraft(result: unknown, parts: ResultParts): ShownResult | undefined {
  const draft = readDraft(result);
  if (draft === undefined) return undefined;
  const { words, origin } = parts;
  const gaps = draft.paragraphs.filter(({ kind }) => kind === 'gap').length;
  const isSendable = gaps === 0 && draft.urgent.length === 0 && draft.correspondent.authority !== 'check' && draft.language !== 'cy';
  const outcome = words('drafter.heading');
  const body = [
    ...urgentParts(draft, parts),
    element('p', {}, [
      element('strong', { class: isSendable ? 'tag tag-off' : 'tag tag-bad' }, [words(isSendable ? 'drafter.tag.whole' : 'drafter.tag')]),
    ]),
    ...aboutParts(draft, words),
    gaps > 0
      ? element('p', { class: 'inset inset-bad' }, [words.count('drafter.gaps', gaps)])
      : draft.asks.length > 0
        ? element('p', { class: 'inset' }, [words('drafter.whole')])
        : undefined,
    checkLine(draft, words),
    element('div', { class: 'letter', part: 'draft' }, [
      draft.correspondent.addressee === '' ? undefined : element('p', { dir: 'auto' }, [draft.correspondent.addressee]),
      ...draft.paragraphs.map((paragraph) => letterParagraph(paragraph, parts)),
    ]),
    ...asksTable(draft, parts),
    clocksTable(draft, words),
  ];
  const copied = {
    heading: '',
    statements: draft.paragraphs,
    note: words('copy.made.drafter'),
    origin,
    sourceTitle: words('drafter.source'),
  };
  const urgent = draft.urgent.length === 0 ? '' : `${words.count('drafter.urgent', draft.urgent.length)} `;
  const ready = `${urgent}${words('drafter.ready', { gaps: words.count('drafter.readyGaps', gaps) })}`;
  return { outcome, body, ready, copy: copyText(copied, words) };
}

// --- Internal ---

/** What may have to be looked at, in the order it is told. */
const checkKinds = [
  'gap-left',
  'authority',
  'figure',
  'commitment',
  'legal',
  'line-changed',
  'ask-unanswered',
  'impartiality',
  'marking',
  'style',
] as const;

/** Urgent and sensitive passages come before anything else. */
function urgentParts({ urgent }: Draft, { words, openSource }: ResultParts): Child[] {
  if (urgent.length === 0) return [];
  return [
    element('div', { class: 'inset inset-bad', part: 'urgent' }, [
      element('p', {}, [element('strong', {}, [words.count('drafter.urgent', urgent.length)])]),
      element(
        'ul',
        {},
        urgent.map(({ what, quote, position }, place) => {
          const show = marker({ number: place + 1, position, words, openSource });
          show.setAttribute('aria-label', words('drafter.urgent.show', { number: place + 1 }));
          return element('li', { dir: 'auto' }, [
            element('strong', {}, [`${words.find(`drafter.urgent.${what}`) ?? what}: `]),
            quote,
            ' ',
            show,
          ]);
        }),
      ),
    ]),
  ];
}

/** What the letter is, for whom, and when the first clock ends. */
function aboutParts({ kinds, clocks, correspondent, dates, language }: Draft, words: Words): Child[] {
  const first = clocks.find(({ due }) => due !== '');
  return [
    language === 'cy' ? element('p', { class: 'inset inset-bad' }, [words('drafter.welsh')]) : undefined,
    correspondent.authority === 'check' ? element('p', { class: 'inset inset-bad' }, [words('drafter.authority')]) : undefined,
    kinds.length === 0
      ? undefined
      : element('p', {}, [
          words('drafter.kinds', { kinds: kinds.map(({ kind }) => words.find(`drafter.kind.${kind}`) ?? kind).join('; ') }),
        ]),
    first === undefined
      ? undefined
      : element('p', {}, [
          words(dates.isReceivedAssumed ? 'drafter.due.assumed' : 'drafter.due', {
            due: dayInWords(first.due),
            received: dayInWords(dates.received),
          }),
        ]),
  ];
}

/** "To check: 2 figures or dates; 1 gap": never the same words for every draft. */
function checkLine({ checks }: Draft, words: Words): Child {
  const counted = checkKinds.flatMap((kind) => {
    const count = checks.filter((one) => one.kind === kind).length;
    return count === 0 ? [] : [words.count(`drafter.check.${kind}`, count)];
  });
  if (counted.length === 0) return undefined;
  const items = counted.join('; ');
  return element('p', {}, [words('drafter.check', { items })]);
}

function letterParagraph({ kind, text, citations }: Draft['paragraphs'][number], parts: LinkParts): HTMLElement {
  const { words } = parts;
  const said = element('p', { dir: 'auto' }, [text]);
  if (kind === 'frame' || kind === 'routed') return said;
  if (kind === 'note')
    return element('div', { class: 'gap' }, [element('strong', { class: 'tag tag-off' }, [words('drafter.note')]), said]);
  if (kind === 'gap') return element('div', { class: 'gap' }, [element('strong', { class: 'tag tag-bad' }, [words('drafter.gap')]), said]);
  const sources =
    kind === 'fact' ? citations.map((citation) => factSource(citation)) : citations.map((citation) => lineSource(citation, parts));
  return element('div', { class: 'line' }, [said, ...sources]);
}

function factSource({ title }: Citation): HTMLElement {
  return element('p', { class: 'facts' }, [title]);
}

function lineSource({ title, position, notes = [] }: Citation, parts: LinkParts): HTMLElement {
  return element('p', { class: 'facts' }, [
    parts.words('drafter.line'),
    documentLink(title, position, parts),
    ...notes.map((note) => element('span', { class: 'fact', dir: 'auto' }, [note])),
  ]);
}

function asksTable({ asks }: Draft, parts: ResultParts): Child[] {
  const { words, openSource } = parts;
  if (asks.length === 0) return [element('p', { class: 'inset' }, [words('drafter.asks.none')])];
  const head = element('tr', {}, [
    element('th', { scope: 'col' }, [words('drafter.asks.question')]),
    element('th', { scope: 'col' }, [words('drafter.asks.answer')]),
  ]);
  const rows = asks.map((ask, place) => {
    const { quote, position } = ask;
    const number = place + 1;
    const show = marker({ number, position, words, openSource });
    show.setAttribute('aria-label', words('drafter.asks.show', { number }));
    const answer = [...answerParts(ask, words), ...proposals(ask, parts)];
    return element('tr', {}, [element('td', {}, [show, ' ', element('span', { dir: 'auto' }, [quote])]), element('td', {}, answer)]);
  });
  return [
    element('table', {}, [element('caption', {}, [words('drafter.asks')]), element('thead', {}, [head]), element('tbody', {}, rows)]),
  ];
}

type ShownAsk = Draft['asks'][number];

function answerParts({ status, line, owner }: ShownAsk, words: Words): Child[] {
  if (line !== null)
    return [
      element('strong', { class: 'tag tag-on' }, [words('drafter.asks.answered')]),
      ' ',
      element('span', { dir: 'auto' }, [line.title]),
    ];
  if (status === 'routed') return [element('strong', { class: 'tag tag-off' }, [words('drafter.asks.routed')])];
  if (status === 'not-ours') return [element('strong', { class: 'tag tag-off' }, [words('drafter.asks.not-ours', { owner })])];
  return [element('strong', { class: 'tag tag-bad' }, [words('drafter.asks.gap')])];
}

/** The nearest lines to choose from, and those that may not be used and why. */
function proposals({ refused, nearest }: ShownAsk, parts: LinkParts): Child[] {
  const { words } = parts;
  const items = [
    ...refused.map(({ title, standing }) =>
      element('li', { dir: 'auto' }, [
        words('drafter.asks.refused', { title, why: words.find(`drafter.standing.${standing}`) ?? standing }),
      ]),
    ),
    ...nearest.map((line) =>
      element('li', { dir: 'auto' }, [
        words('drafter.asks.nearest', { title: line.title }),
        ' ',
        documentLink(words('drafter.asks.open'), line.position, parts),
      ]),
    ),
  ];
  return items.length === 0 ? [] : [element('ul', {}, items)];
}

function clocksTable({ clocks }: Draft, words: Words): Child {
  if (clocks.length === 0) return undefined;
  const head = [words('drafter.clocks.clock'), words('drafter.clocks.due'), words('drafter.clocks.source')];
  const rows = clocks.map(({ title, due, problem, source, later }) =>
    element('tr', {}, [
      element('td', {}, [title]),
      element('td', {}, [
        due === '' ? problem : dayInWords(due),
        ...later.map((one) =>
          element('p', { class: 'hint' }, [words('drafter.clocks.later', { due: dayInWords(one.due), when: one.when })]),
        ),
      ]),
      element('td', {}, [source]),
    ]),
  );
  return element('details', {}, [
    element('summary', {}, [words('drafter.clocks')]),
    element('table', {}, [
      element('thead', {}, [
        element(
          'tr',
          {},
          head.map((text) => element('th', { scope: 'col' }, [text])),
        ),
      ]),
      element('tbody', {}, rows),
    ]),
  ]);
}
