import { copyText } from './copy-text.ts';
import { type Child, element } from './element.ts';
import type { ResultParts, ShownResult } from './layout.ts';
import { documentLink } from './link.ts';
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
  const outcome = words('drafter.heading');
  const body = [
    element('p', {}, [
      element('strong', { class: gaps === 0 ? 'tag tag-off' : 'tag tag-bad' }, [words(gaps === 0 ? 'drafter.tag.whole' : 'drafter.tag')]),
    ]),
    gaps > 0
      ? element('p', { class: 'inset inset-bad' }, [words.count('drafter.gaps', gaps)])
      : draft.asks.length > 0
        ? element('p', { class: 'inset' }, [words('drafter.whole')])
        : undefined,
    element(
      'div',
      { class: 'letter', part: 'draft' },
      draft.paragraphs.map((paragraph) => letterParagraph(paragraph, words)),
    ),
    ...asksTable(draft, parts),
  ];
  const copied = {
    heading: '',
    statements: draft.paragraphs,
    note: words('copy.made.drafter'),
    origin,
    sourceTitle: words('drafter.source'),
  };
  const ready = words('drafter.ready', { gaps: words.count('drafter.readyGaps', gaps) });
  return { outcome, body, ready, copy: copyText(copied, words) };
}

// --- Internal ---

function letterParagraph({ kind, text, citations }: Draft['paragraphs'][number], words: Words): HTMLElement {
  const said = element('p', { dir: 'auto' }, [text]);
  if (kind === 'frame') return said;
  if (kind === 'gap') return element('div', { class: 'gap' }, [element('strong', { class: 'tag tag-bad' }, [words('drafter.gap')]), said]);
  return element('div', { class: 'line' }, [said, ...citations.map((citation) => lineSource(citation, words))]);
}

function lineSource({ title, position, notes = [] }: Citation, words: Words): HTMLElement {
  return element('p', { class: 'facts' }, [
    words('drafter.line'),
    documentLink(title, position, words),
    ...notes.map((note) => element('span', { class: 'fact', dir: 'auto' }, [note])),
  ]);
}

function asksTable({ asks }: Draft, { words, openSource }: ResultParts): Child[] {
  if (asks.length === 0) return [element('p', { class: 'inset' }, [words('drafter.asks.none')])];
  const head = element('tr', {}, [
    element('th', { scope: 'col' }, [words('drafter.asks.question')]),
    element('th', { scope: 'col' }, [words('drafter.asks.answer')]),
  ]);
  const rows = asks.map(({ quote, position, line }, place) => {
    const number = place + 1;
    const show = marker({ number, position, words, openSource });
    show.setAttribute('aria-label', words('drafter.asks.show', { number }));
    const answer =
      line === null
        ? [element('strong', { class: 'tag tag-bad' }, [words('drafter.asks.gap')])]
        : [
            element('strong', { class: 'tag tag-on' }, [words('drafter.asks.answered')]),
            ' ',
            element('span', { dir: 'auto' }, [line.title]),
          ];
    return element('tr', {}, [element('td', {}, [show, ' ', element('span', { dir: 'auto' }, [quote])]), element('td', {}, answer)]);
  });
  return [
    element('table', {}, [element('caption', {}, [words('drafter.asks')]), element('thead', {}, [head]), element('tbody', {}, rows)]),
  ];
}
