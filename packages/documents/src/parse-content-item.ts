import { z } from 'zod';
import { escapeHtml } from './html/escape-html.ts';
import { parseHtml } from './html/parse-html.ts';
import { isoDate } from './iso-date.ts';
import { type ParseResult, unreadable } from './parsed-document.ts';

/** Text of GOV.UK's content, in HTML; some schemas keep Govspeak beside it. */
const html = z.union([
  z.string(),
  z
    .array(z.object({ content_type: z.string(), content: z.string() }))
    .transform((versions) => versions.find(({ content_type }) => content_type === 'text/html')?.content ?? ''),
]);

const optional = z.string().nullish().catch(undefined);

/** A content item as GOV.UK's content API and publishing API give it. */
const contentItem = z.object({
  title: z.string(),
  base_path: z
    .string()
    .regex(/^\/(?!\/)[\w./%-]{0,500}$/)
    .optional()
    .catch(undefined),
  description: optional,
  document_type: optional,
  locale: optional,
  first_published_at: optional,
  public_updated_at: optional,
  withdrawn_notice: z.object({ explanation: z.string().optional() }).nullish().catch(undefined),
  links: z.object({ organisations: z.array(z.object({ title: z.string() })).optional() }).catch({}),
  details: z.object({
    body: html.optional().catch(undefined),
    introduction: html.optional().catch(undefined),
    introductory_paragraph: html.optional().catch(undefined),
    more_information: html.optional().catch(undefined),
    parts: z
      .array(z.object({ title: z.string(), body: html }))
      .optional()
      .catch(undefined),
    hidden_search_terms: z.array(z.string()).optional().catch(undefined),
  }),
});

type ContentItem = z.infer<typeof contentItem>;

/** A page of GOV.UK as its content API gives it: its title, summary and words, with what the record says of it. */
export function parseContentItem(source: string): ParseResult {
  const parsed = contentItem.safeParse(parseJson(source));
  if (!parsed.success)
    return unreadable(
      'is JSON, but no GOV.UK content item (with a title and details). Save its text as text or HTML, or approved lines as .jsonl.',
      'unsupported-type',
    );
  const item = parsed.data;
  const { text, blocks, hidden = '' } = parseHtml(`<main><h1>${escapeHtml(item.title)}</h1>${bodyOf(item)}</main>`);
  return { title: item.title, text, blocks, metadata: metadataOf(item), hidden };
}

// --- Internal ---

function parseJson(source: string): unknown {
  try {
    return JSON.parse(source.replace(/^\ufeff/, ''));
  } catch {
    return undefined;
  }
}

function bodyOf({ description, details }: ContentItem): string {
  const { introductory_paragraph, introduction, body, parts = [], more_information } = details;
  const summary = description ?? '';
  const words = [summary === '' ? '' : `<p>${escapeHtml(summary)}</p>`, introductory_paragraph, introduction, body];
  for (const part of parts) words.push(`<h2>${escapeHtml(part.title)}</h2>`, part.body);
  return [...words, more_information].map((part) => `<div>${part ?? ''}</div>`).join('');
}

function metadataOf(item: ContentItem) {
  const known: readonly (readonly [string, string | undefined | null])[] = [
    ['description', item.description],
    ['publisher', item.links.organisations?.[0]?.title],
    ['published', isoDate(item.first_published_at ?? '')],
    ['updated', isoDate(item.public_updated_at ?? '')],
    ['type', item.document_type],
    ['language', item.locale],
    ['url', item.base_path === undefined ? undefined : `https://www.gov.uk${item.base_path}`],
  ];
  const withdrawn = item.withdrawn_notice?.explanation === undefined ? {} : { status: 'withdrawn' as const };
  return { ...Object.fromEntries(known.filter(([, value]) => typeof value === 'string' && value !== '')), ...withdrawn };
}
