import { type AnyTool, type Citation, citation, defineTool, type Passage, position } from '@assay/core';
import { z } from 'zod';
import { shapedAssistant } from './shaped-assistant.ts';

// The real tools are packages that this one may not know. These give results of the same shapes, by the simplest means.

const wait = (signal: AbortSignal) =>
  new Promise<void>((resolve) => {
    if (signal.aborted) resolve();
    signal.addEventListener('abort', () => resolve(), { once: true });
  });

function sentencesOf(text: string): { text: string; start: number; end: number }[] {
  return [...text.matchAll(/[^\s.?!][^.?!]{0,2000}[.?!]/g)].map(({ index, 0: sentence }) => ({
    text: sentence,
    start: index,
    end: index + sentence.length,
  }));
}

function cite({ document, title, text, position: place, metadata }: Passage, id: string): Citation {
  const notes = [
    metadata.owner === undefined ? [] : `Owner: ${metadata.owner}`,
    metadata.cleared === undefined ? [] : `Cleared: ${metadata.cleared}`,
    metadata.nation === undefined ? [] : `Applies to: ${metadata.nation}`,
    metadata.synthetic === true ? 'Synthetic sample' : [],
  ].flat();
  const { url } = metadata;
  return { id: `${document} ${id}`, title, quote: text, position: place, notes, ...(url === undefined ? {} : { url }) };
}

const formats = [
  { const: 'key-points', title: 'Key points', description: 'The most important statements.' },
  { const: 'changes', title: 'What changed between two versions', description: 'Give the earlier version first.' },
];

const summaryInput = z.strictObject({
  documents: z.array(z.strictObject({ text: z.string().min(1, 'paste a text') })).min(1),
  format: z.string().meta({ oneOf: formats }).optional(),
  length: z.strictObject({ words: z.number().int() }).optional(),
  focus: z.string().optional(),
});

/** Takes the first sentences. */
const summariser = defineTool({
  name: 'summariser',
  title: 'Summariser',
  description: 'Shortens a document to its key points.',
  module: import.meta.url,
  input: summaryInput as z.ZodType<z.output<typeof summaryInput>>,
  result: z.object({
    title: z.string(),
    mode: z.string(),
    words: z.number(),
    asked: z.number(),
    dropped: z.number(),
    readingAge: z.number(),
    toCheck: z.object({ figures: z.number(), claims: z.number() }),
    standing: z.array(z.object({ text: z.string(), citations: z.array(citation) })),
    parts: z.array(
      z.object({
        heading: z.string(),
        status: z.string(),
        statements: z.array(
          z.object({
            text: z.string(),
            citations: z.array(citation),
            follows: z.boolean(),
            under: z.string().optional(),
            details: z.record(z.string(), z.string()).optional(),
          }),
        ),
      }),
    ),
    leftOut: z.object({
      sections: z.array(z.string()),
      against: z.array(z.object({ text: z.string(), citation, why: z.string() })),
      differences: z.number(),
    }),
  }),
  sources: ({ documents }) =>
    documents.map(({ text }, place) => ({
      document: place === 0 ? 'input' : `input-${place + 1}`,
      title: 'Your document',
      start: 0,
      text,
      trust: 'caller' as const,
    })),
  on: {
    async *embedded({ documents, length }, { signal }) {
      const document = documents[0]?.text ?? '';
      yield { type: 'progress', message: 'Reading the document' };
      const sentences: { text: string; citations: Citation[]; follows: boolean; details?: Record<string, string> }[] = [];
      for (const { text, start, end } of sentencesOf(document).slice(0, (length?.words ?? 120) / 20)) {
        const cited: Citation = {
          id: `s${sentences.length + 1}`,
          title: 'Your document',
          quote: text,
          position: { document: 'input', start, end, section: document.split('\n')[0] ?? '' },
        };
        yield { type: 'citation', citation: cited };
        yield { type: 'text', text, citations: [cited] };
        sentences.push({
          text,
          citations: [cited],
          follows: sentences.length === 1,
          ...(sentences.length === 0 ? { details: { who: 'Parish councils' } } : {}),
        });
        if (text.includes('WAIT')) {
          yield { type: 'progress', message: 'Choosing the next sentence', done: sentences.length, total: 9 };
          await wait(signal);
        }
      }
      if (document.includes('EXPLODE')) throw new Error('the machine broke');
      const words = sentences.reduce((sum, { text }) => sum + text.split(' ').length, 0);
      const [first] = sentences;
      const spoken = first?.citations[0];
      return {
        title: document.split('\n')[0] ?? '',
        mode: 'pages',
        words,
        asked: length?.words ?? 120,
        dropped: 0,
        readingAge: 12,
        toCheck: { figures: 2, claims: 1 },
        standing: [],
        parts: [
          { heading: '', status: 'filled', statements: sentences },
          { heading: 'Risks', status: 'not-found', statements: [] },
        ],
        leftOut: {
          sections: ['Annex A: Definitions', 'Annex B: Contacts'],
          against: first === undefined || spoken === undefined ? [] : [{ text: first.text, citation: spoken, why: 'objects' }],
          differences: 0,
        },
      };
    },
  },
});

/** Answers every question from the first line that shares a word with it; "danger" is urgent, a second line is proposed. */
const drafter = defineTool({
  name: 'drafter',
  title: 'Correspondence drafter',
  description: 'Drafts a reply to a letter.',
  module: import.meta.url,
  input: z.strictObject({
    letter: z.string().max(20_000, 'at most 20,000 characters'),
    received: z.iso.date().optional(),
    facts: z.array(z.strictObject({ text: z.string(), by: z.string() })).optional(),
    draft: z.string().optional(),
    earlier: z.array(z.strictObject({ text: z.string(), date: z.string().optional() })).optional(),
    campaign: z.array(z.strictObject({ letter: z.string() })).optional(),
  }),
  result: z.object({
    draft: z.string(),
    paragraphs: z.array(z.object({ text: z.string(), citations: z.array(citation), kind: z.string() })),
    asks: z.array(
      z.object({
        quote: z.string(),
        position,
        status: z.string(),
        line: citation.nullable(),
        owner: z.string(),
        refused: z.array(z.object({ id: z.string(), title: z.string(), position, standing: z.string() })),
        nearest: z.array(z.object({ id: z.string(), title: z.string(), position })),
        before: z
          .array(
            z.object({
              date: z.string(),
              quote: z.string(),
              differs: z.array(z.object({ what: z.string(), was: z.string(), now: z.string() })),
            }),
          )
          .optional(),
      }),
    ),
    urgent: z.array(z.object({ what: z.string(), quote: z.string(), position })),
    kinds: z.array(z.object({ kind: z.string(), reason: z.string() })),
    clocks: z.array(
      z.object({
        title: z.string(),
        due: z.string(),
        problem: z.string(),
        source: z.string(),
        later: z.array(z.object({ when: z.string(), due: z.string() })),
      }),
    ),
    correspondent: z.object({ addressee: z.string(), onBehalfOf: z.string(), authority: z.string() }),
    dates: z.object({ received: z.string(), isReceivedAssumed: z.boolean() }),
    language: z.string(),
    checks: z.array(z.object({ kind: z.string(), quote: z.string(), start: z.number(), end: z.number(), message: z.string() })),
  }),
  sources: ({ letter, facts = [] }) => [
    { document: 'input', title: 'The letter', start: 0, text: letter, trust: 'caller' },
    ...facts.map(({ text, by }, place) => ({ document: `fact-${place + 1}`, title: by, start: 0, text, trust: 'caller' as const })),
  ],
  usesRetriever: true,
  on: {
    async *embedded({ letter, received, facts = [], draft, earlier = [], campaign }, { search }) {
      const given = facts.map(({ text, by }, place) => {
        const document = `fact-${place + 1}`;
        const cited = { id: document, title: `Case fact (${by})`, quote: text, position: { document, start: 0, end: text.length } };
        return { text, citations: [cited], kind: 'fact' };
      });
      const paragraphs: { text: string; citations: Citation[]; kind: string }[] = [
        { text: 'Dear Ms Pritchard', citations: [], kind: 'frame' },
        { text: 'Thank you for your letter.', citations: [], kind: 'frame' },
        ...given,
      ];
      const asks = [];
      const sentences = sentencesOf(letter);
      for (const { text, start, end } of sentences.filter((one) => one.text.endsWith('?'))) {
        yield { type: 'progress', message: `Looking for a line for question ${asks.length + 1}` };
        const { passages } = await search({ text, collection: 'lines' });
        const line: Citation | null = passages[0] === undefined ? null : cite(passages[0], `${asks.length + 1}`);
        const others = (await search({ text: 'leave', collection: 'lines' })).passages
          .slice(0, 1)
          .map(({ id, title, position: at }) => ({ id, title, position: at }));
        paragraphs.push(
          line === null
            ? { text: `[Gap: no approved line answers “${text}”]`, citations: [], kind: 'gap' }
            : { text: line.quote, citations: [line], kind: 'line' },
        );
        asks.push({
          quote: text,
          position: { document: 'input', start, end },
          status: line === null ? 'gap' : 'answered',
          line,
          owner: '',
          refused: line === null ? others.map((one) => ({ ...one, standing: 'expired' })) : [],
          nearest: line === null ? others : [],
          ...(earlier.length === 0
            ? {}
            : {
                before: earlier.map((one) => ({
                  date: one.date ?? '',
                  quote: one.text,
                  differs: [{ what: 'figure', was: '£3', now: '£4' }],
                })),
              }),
        });
      }
      paragraphs.push({ text: 'Yours sincerely', citations: [], kind: 'frame' }, { text: '[Signature]', citations: [], kind: 'note' });
      for (const { text, citations } of paragraphs) {
        for (const cited of citations) yield { type: 'citation', citation: cited };
        yield { type: 'text', text, citations };
      }
      const urgent = sentences
        .filter(({ text }) => /danger/i.test(text))
        .map(({ text, start, end }) => ({ what: 'threat-to-life', quote: text, position: { document: 'input', start, end } }));
      const written = draft ?? paragraphs.map(({ text }) => text).join('\n\n');
      const found = (kind: string, pattern: RegExp, message: string) =>
        [...written.matchAll(pattern)].map(({ 0: quote, index }) => ({ kind, quote, start: index, end: index + quote.length, message }));
      return {
        draft: written,
        paragraphs,
        asks,
        urgent,
        kinds: [{ kind: campaign === undefined ? 'treat-official' : 'campaign', reason: 'as it was sent' }],
        clocks: [
          {
            title: 'Correspondence: within 20 working days',
            due: '2026-12-29',
            problem: '',
            source: 'Guide to handling correspondence',
            later: [{ when: 'it is complex', due: '2027-01-28' }],
          },
        ],
        correspondent: { addressee: 'Ms Ann Pritchard', onBehalfOf: '', authority: 'not-needed' },
        dates: { received: received ?? '2026-11-27', isReceivedAssumed: received === undefined },
        language: 'en',
        checks: [...found('gap-left', /\[Gap[^\]]{0,400}\]/g, 'Fill it.'), ...found('figure', /£\d+/g, 'It stands in no line.')],
      };
    },
  },
});

/** Quotes whatever shares a word with the question. */
const policySearch = defineTool({
  name: 'policy-search',
  title: 'Policy search',
  description: 'Answers a question with quoted passages.',
  module: import.meta.url,
  input: z.strictObject({
    question: z.string().min(1).max(2_000, 'at most 2,000 characters'),
    previous: z.array(z.string()).optional(),
    filters: z.strictObject({ nation: z.string() }).optional(),
  }),
  result: z.object({
    status: z.enum(['answered', 'perhaps', 'nothing-found']),
    statements: z.array(z.object({ text: z.string(), citations: z.array(citation) })),
    passages: z.array(z.object({ text: z.string(), citation })),
    nearest: z.array(z.object({ document: z.string(), title: z.string(), note: z.string() })),
    choices: z.array(z.string()),
    disagreements: z.array(
      z.object({ pages: z.array(z.object({ document: z.string(), title: z.string(), says: z.string(), updated: z.string().optional() })) }),
    ),
    receipt: z.object({ query: z.string(), terms: z.array(z.string()), collection: z.string(), documentsSearched: z.number() }),
  }),
  usesRetriever: true,
  on: {
    async *embedded({ question, previous = [], filters }, { search }) {
      yield { type: 'progress', message: 'Searching the documents' };
      const { passages, receipt } = await search({ text: question, collection: 'policy' });
      // What a widget sends along is told back, as the real tool does when a question goes on from another.
      const query = question.startsWith('And ') ? `${question} (${previous.join('; ')})` : question;
      const searched = { ...receipt, query, terms: [...receipt.terms] };
      if (passages.length === 0) {
        const { passages: near } = await search({ text: 'leave', collection: 'policy' });
        const pages = new Map(near.map(({ document, title, metadata }) => [document, { document, title, note: metadata.status ?? '' }]));
        const nearest = [...pages.values()].map((page) => ({ ...page, note: page.note === 'withdrawn' ? page.note : '' }));
        yield { type: 'text', text: 'Nothing found.' };
        return {
          status: 'nothing-found' as const,
          statements: [],
          passages: [],
          nearest,
          choices: [],
          disagreements: [],
          receipt: searched,
        };
      }
      const quoted = [];
      for (const [place, passage] of passages.slice(0, 3).entries()) {
        const cited = cite(passage, `${place + 1}`);
        yield { type: 'citation', citation: cited };
        yield { type: 'text', text: cited.quote, citations: [cited] };
        quoted.push({ text: cited.quote, citation: cited });
      }
      const [one] = passages;
      const isUnsure = question.includes('perhaps') && one !== undefined;
      const said = isUnsure
        ? ['2026-03-01', undefined].map((updated) => ({ document: one.document, title: one.title, says: one.text, updated }))
        : [];
      return {
        status: isUnsure ? ('perhaps' as const) : ('answered' as const),
        // As a model engine has them.
        statements: isUnsure ? [{ text: 'Staff may carry days over.', citations: quoted.map((item) => item.citation) }] : [],
        passages: quoted,
        disagreements: isUnsure ? [{ pages: said }] : [],
        nearest: [],
        choices: filters === undefined ? ['England', 'Wales'] : [],
        receipt: searched,
      };
    },
  },
});

/** Tools with the names, inputs and results that the widget has layouts for, and the assistant that chooses among them. */
export const shapedTools: readonly AnyTool[] = [summariser, drafter, policySearch, shapedAssistant];
