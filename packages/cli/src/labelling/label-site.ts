import { timingSafeEqual } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { AssayError } from '@assay/core';
import { type LabelKit, type LabelLog, labelOrder, nextUnlabelled, readLabel } from '@assay/evals/labelling';
import { html, type Markup } from '@assay/evals/report';
import { labelLayout } from './label-layout.ts';
import { donePage, type FilledIn, filledInWith, recordPage } from './label-page.ts';

interface LabelSiteParts {
  readonly kit: LabelKit;
  readonly log: LabelLog;
  /** Begins every address, so that nobody else on this machine can guess one. */
  readonly key: string;
  /** Is in every form, so that no other site can post one. */
  readonly token: string;
}

/** The labelling page as one function from request to response. */
export function labelSite({ kit, log, key, token }: LabelSiteParts): (request: Request) => Promise<Response> {
  const base = `/${key}`;
  const order = labelOrder(kit, log.labeller);
  const css = readFileSync(new URL('label-page.css', import.meta.url), 'utf8');

  const page = (status: number, title: string, main: Markup) =>
    respond(status, 'text/html', labelLayout({ title, kit: kit.name, labeller: log.labeller, base, main }));
  const refuse = (status: number, title: string, words: string, address = `${base}/`) =>
    page(status, title, html`<h1>${title}</h1><p>${words}</p><p><a href="${address}">Go on labelling</a></p>`);
  const goTo = (place: number | undefined) =>
    new Response(null, {
      status: 303,
      headers: { ...headers, Location: place === undefined ? `${base}/done` : `${base}/record/${place + 1}` },
    });

  function show(place: number, filled?: { readonly problem: string; readonly filledIn: FilledIn }): Response {
    const question = order[place];
    if (question === undefined) return refuse(404, 'There is no such record', `The records go from 1 to ${order.length}.`);
    const answer = log.answers.get(question.id);
    const main = recordPage({
      kit,
      question,
      place,
      labelled: log.answers.size,
      total: order.length,
      base,
      token,
      filledIn: filledInWith(kit, question, answer?.label),
      isLabelled: answer !== undefined,
      next: nextUnlabelled(order, log.answers, place + 1),
      ...filled,
    });
    const title = `Record ${place + 1} of ${order.length}`;
    return filled === undefined ? page(200, title, main) : page(422, `Error: ${title}`, main);
  }

  async function save(place: number, request: Request): Promise<Response> {
    const form = new URLSearchParams(await request.text());
    const question = order[place];
    if (question === undefined) return show(place);
    if (!isSame(form.get('token') ?? '', token))
      return refuse(
        403,
        'The label was not saved',
        'The form is not one of this page. Open the record again and choose its label once more.',
        `${base}/record/${place + 1}`,
      );
    const filledIn = readForm(form);
    const said = saidIn(filledIn, kit);
    const read = 'problem' in said ? ({ status: 'unclear', problem: said.problem } as const) : readLabel(kit, question, said.words);
    if (read.status === 'unclear') return show(place, { problem: read.problem, filledIn });
    log.record(question.id, read.label);
    return goTo(nextUnlabelled(order, log.answers, place + 1));
  }

  return async function labelSite(request) {
    const problem = foreignness(request);
    if (problem !== undefined) return respond(403, 'text/plain', `${problem}\n`);
    const { pathname } = new URL(request.url);
    if (pathname === '/favicon.ico') return new Response(null, { status: 204, headers });
    if (pathname.slice(0, base.length) !== base)
      return respond(404, 'text/plain', 'Open the whole address that the command printed: it ends in a key.\n');
    const rest = pathname.slice(base.length);
    const record = /^\/record\/(\d{1,6})$/.exec(rest)?.[1];
    try {
      if (request.method === 'POST' && record !== undefined) return await save(Number(record) - 1, request);
      if (request.method !== 'GET') return respond(405, 'text/plain', 'This page takes labels by its own forms only.\n');
      if (record !== undefined) return show(Number(record) - 1);
      if (rest === '' || rest === '/') return goTo(nextUnlabelled(order, log.answers, 0));
      if (rest === '/done') return page(200, 'All labelled', donePage({ base, total: order.length }));
      if (rest === '/label-page.css') return respond(200, 'text/css', css);
      return refuse(404, 'There is nothing here', 'The address is not one of this page.');
    } catch (error) {
      if (error instanceof AssayError) return refuse(error.code === 'bad-usage' ? 409 : 500, 'The label was not saved', error.message);
      throw error;
    }
  };
}

// --- Internal ---

const headers: Readonly<Record<string, string>> = {
  'Content-Security-Policy': "default-src 'none'; style-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
  'X-Content-Type-Options': 'nosniff',
  'X-Frame-Options': 'DENY',
  'Referrer-Policy': 'same-origin',
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Cache-Control': 'no-store',
};

function respond(status: number, type: string, body: string): Response {
  return new Response(body, { status, headers: { ...headers, 'Content-Type': `${type}; charset=utf-8` } });
}

/** A rebound DNS name reaches loopback with the wrong Host; another site's form posts with the wrong Origin. */
function foreignness(request: Request): string | undefined {
  const host = request.headers.get('host') ?? '';
  if (!/^(?:127\.0\.0\.1|localhost)(?::\d{1,5})?$/i.test(host))
    return 'This page answers to 127.0.0.1 only. Open the address that the command printed.';
  const origin = request.headers.get('origin');
  const isForeign = origin !== null && origin.toLowerCase() !== `http://${host.toLowerCase()}`;
  if (isForeign || (request.method !== 'GET' && request.headers.get('sec-fetch-site') === 'cross-site'))
    return 'A page of another site made this request, so it was refused.';
  return undefined;
}

function isSame(given: string, expected: string): boolean {
  const [one, other] = [Buffer.from(given), Buffer.from(expected)];
  return one.length === other.length && timingSafeEqual(one, other);
}

function readForm(form: URLSearchParams): FilledIn {
  const choice = form.get('label');
  return {
    ...(choice === null ? {} : { choice }),
    sentences: new Set(form.getAll('sentence').map(Number)),
    quotes: (form.get('quotes') ?? '').replaceAll('\r\n', '\n'),
    isNone: form.get('none') === 'yes',
  };
}

function saidIn({ choice, sentences, quotes, isNone }: FilledIn, kit: LabelKit): { readonly words: string } | { readonly problem: string } {
  if (kit.kind === 'choice') return { words: choice ?? '' };
  const lines = [[...sentences].join(', '), quotes].filter((line) => line.trim() !== '');
  if (isNone && lines.length > 0)
    return { problem: 'Something is marked, and it is said that there is nothing to mark. Take one of them back.' };
  if (!isNone && lines.length === 0) return { problem: 'Tick a sentence, copy some words, or say that there is nothing to mark.' };
  return { words: isNone ? 'none' : lines.join('\n') };
}
