import type { DocumentMetadata } from '@assay/core';
import { isoDate } from '../iso-date.ts';
import { type LinkedData, readLinkedData } from './read-linked-data.ts';
import { attribute, classesOf, type Element, isElement, type Node, nodesOf, oneLine, textOf } from './tree.ts';

/** What a page says of itself, gathered in one walk. */
interface PageFacts {
  title: string;
  language: string;
  address: string;
  readonly named: Map<string, string>;
  readonly terms: Map<string, string>;
  linked: LinkedData;
  notice: string;
  appliesTo: string;
  dates: string;
}

const nations = '(?:England|Scotland|Wales|Northern Ireland|Great Britain|United Kingdom|UK)';
const applicability = new RegExp(
  `^(?:This (?:page|guidance|guide) )?[Aa]pplies to:?\\s?(?:the )?(${nations}(?:(?:,? and |, )(?:the )?${nations}){0,3})(?: only)?[.]?$`,
);

/** The title element and what the page's own markup tells: meta tags, linked data, and GOV.UK's metadata components. */
export function readMetadata(page: Node): { readonly title: string; readonly metadata: DocumentMetadata } {
  const facts = gatherFacts(page);
  const { named, terms, linked } = facts;
  const first = (...values: readonly (string | undefined)[]) => values.find((value) => value !== undefined && value !== '');
  const dateAfter = (words: RegExp) => isoDate(words.exec(facts.dates)?.[1] ?? '');
  const isWithdrawn =
    named.get('assay.status') === 'withdrawn' ||
    named.get('govuk:withdrawn') === 'withdrawn' ||
    facts.notice !== '' ||
    /^\[withdrawn\]/i.test(facts.title);

  const metadata: Record<keyof DocumentMetadata, string | boolean | undefined> = {
    description: first(named.get('description'), named.get('og:description')),
    publisher: first(
      named.get('dcterms.publisher'),
      named.get('govuk:primary-publishing-organisation'),
      linked.publisher,
      terms.get('from'),
    ),
    published: first(
      isoDate(named.get('dcterms.issued') ?? named.get('govuk:first-published-at') ?? linked.published ?? terms.get('published') ?? ''),
      dateAfter(/\bPublished:? (.{1,30})/),
    ),
    updated: first(
      isoDate(
        named.get('dcterms.modified') ??
          named.get('govuk:public-updated-at') ??
          linked.updated ??
          terms.get('last updated') ??
          terms.get('updated') ??
          '',
      ),
      dateAfter(/\b[Uu]pdated:? (.{1,30})/),
    ),
    type: first(named.get('dcterms.type'), named.get('govuk:format'), named.get('govuk:schema-name'), linked.type),
    nation: first(named.get('dcterms.spatial'), facts.appliesTo),
    status: isWithdrawn ? 'withdrawn' : named.get('assay.status') === 'current' ? 'current' : undefined,
    language: first(facts.language, named.get('dcterms.language')),
    url: first(facts.address, named.get('og:url')),
    synthetic: named.get('assay.synthetic') === 'yes' ? true : undefined,
    topic: undefined,
    owner: undefined,
    cleared: undefined,
    review: undefined,
    author: undefined,
    marking: undefined,
    readBy: undefined,
  };
  const known = Object.entries(metadata).filter(([, value]) => value !== undefined);
  // The values have the types of their keys above; Object.fromEntries forgets them.
  return { title: facts.title.replace(/\s{1,9}[-–|]\s{1,9}GOV\.UK$/, ''), metadata: Object.fromEntries(known) as DocumentMetadata };
}

// --- Internal ---

function gatherFacts(page: Node): PageFacts {
  const facts: PageFacts = {
    title: '',
    language: '',
    address: '',
    named: new Map(),
    terms: new Map(),
    linked: {},
    notice: '',
    appliesTo: '',
    dates: '',
  };
  let term = '';
  for (const node of nodesOf(page)) {
    if (!isElement(node)) continue;
    const { tagName } = node;
    if (tagName === 'title') facts.title ||= textOf(node);
    else if (tagName === 'html') facts.language = attribute(node, 'lang') ?? '';
    else if (tagName === 'meta') noteMeta(node, facts.named);
    else if (tagName === 'link' && attribute(node, 'rel') === 'canonical') facts.address ||= webAddress(attribute(node, 'href'));
    else if (tagName === 'script' && attribute(node, 'type') === 'application/ld+json')
      facts.linked = { ...readLinkedData(node), ...facts.linked };
    else if (tagName === 'dt') term = termOf(node);
    else if (tagName === 'dd') noteTerm(node, term, facts.terms);
    else noteComponent(node, facts);
  }
  facts.appliesTo ||= facts.terms.get('applies to') ?? '';
  return facts;
}

function noteMeta(element: Element, named: Map<string, string>): void {
  const name = (attribute(element, 'name') ?? attribute(element, 'property') ?? '').toLowerCase();
  const content = oneLine(attribute(element, 'content') ?? '');
  if (name !== '' && content !== '' && !named.has(name)) named.set(name, name === 'og:url' ? webAddress(content) : content);
}

/** GOV.UK's metadata list: "From:", "Published:", "Last updated:", "Applies to:". */
function termOf(element: Element): string {
  if (!classesOf(element).some((name) => name.startsWith('gem-c-metadata'))) return '';
  return textOf(element).replace(/:$/, '').toLowerCase();
}

function noteTerm(element: Element, term: string, terms: Map<string, string>): void {
  if (term !== '' && !terms.has(term)) terms.set(term, textOf(element));
}

function noteComponent(element: Element, facts: PageFacts): void {
  if (element.tagName === 'p' || element.tagName === 'h2') {
    // Cheap first: only a short paragraph can be such a statement.
    if (facts.appliesTo === '' && element.childNodes.length < 20)
      facts.appliesTo = applicability.exec(textOf(element).slice(0, 200))?.[1] ?? '';
    return;
  }
  if (facts.notice !== '' && facts.dates !== '') return;
  for (const name of classesOf(element)) {
    if (name === 'gem-c-notice' || name === 'withdrawal-notice' || name === 'withdrawal_notice')
      facts.notice ||= /^.{0,100}\b(?:was|has been|were) withdrawn\b/i.exec(textOf(element))?.[0] ?? '';
    if (name === 'gem-c-published-dates') facts.dates ||= textOf(element);
  }
}

function webAddress(value: string | undefined): string {
  const address = (value ?? '').trim();
  return /^https?:\/\/\S{1,2000}$/i.test(address) ? address : '';
}
