import type { CheckRecord, Citation, Notice, RunEvent } from '@assay/core';
import { html } from 'hono/html';
import { type ResultBlock, resultFormats } from '../result-files.ts';
import type { ToolCard } from '../tool-card.ts';
import { documentLink } from './document-link.ts';
import { feedbackForm } from './feedback-form.ts';
import { type Frame, type Html, layout } from './layout.ts';
import { resultBlocks } from './result-blocks.ts';
import { inEnglish } from './tags.ts';
import { type Words, wordsOf } from './words.ts';

/** A run as its owner reads it; `events` have the caller's own values in them. */
export interface ShownRun {
  readonly id: string;
  readonly engine: string;
  readonly configuration: string;
  readonly events: readonly RunEvent[];
  readonly status: 'running' | 'done' | 'blocked' | 'withheld' | 'failed' | 'cancelled';
}

interface RunPage {
  readonly frame: Frame;
  /** All that a file of it holds, where there are files. */
  readonly written?: readonly ResultBlock[];
  /** Documents that the reader can open. */
  readonly open: ReadonlySet<string>;
  readonly feedback: 'asked' | 'kept' | 'unclear';
}

/** `/runs/{id}`: how a run stands; when it is done its answer with sources, what was checked, and files to take away. */
export function runPage(run: ShownRun, card: ToolCard, parts: RunPage): Html {
  const { frame, written, open, feedback } = parts;
  const words = wordsOf(frame.language);
  const title = words.find(`${card.name}.title`) ?? card.title;
  const stage =
    run.status === 'done' ? doneView(run, { words, open }) : run.status === 'running' ? runningView(run, words) : endedView(run, words);
  const main = html`<p><a href="/tools/${encodeURIComponent(card.name)}">${words('run.again')}</a></p>
<h1>${title}</h1>
${stage}
${run.status === 'done' && written !== undefined ? filesView(run, written, words) : ''}
${run.status === 'running' ? '' : checkedView(run, { card, words, title })}
${run.status === 'running' ? '' : feedbackForm(run, words, feedback)}`;
  return layout({ title, at: '/', main, frame });
}

// --- Internal ---

interface DoneParts {
  readonly words: Words;
  readonly open: ReadonlySet<string>;
}

function doneView({ events }: ShownRun, { words, open }: DoneParts): Html {
  const from = events.findLastIndex(({ type }) => type === 'restarted') + 1;
  const told = events.slice(from).flatMap((event) => (event.type === 'text' ? [event] : []));
  const citations = new Map(events.flatMap((event) => (event.type === 'citation' ? [[event.citation.id, event.citation] as const] : [])));
  const numbers = new Map<string, number>();
  for (const { citations: cited } of told)
    for (const id of cited) if (citations.has(id) && !numbers.has(id)) numbers.set(id, numbers.size + 1);
  const statements = told.map(
    ({ text, citations: cited }) =>
      html`<p class="told" dir="auto">${text}${cited.flatMap((id) => {
        const number = numbers.get(id);
        return number === undefined
          ? []
          : [
              html` <a class="cited" href="#source-${number}" id="told-${number}">[${number}]<span class="visually-hidden"> ${words('run.source', { number })}</span></a>`,
            ];
      })}</p>`,
  );
  return html`<p class="notice"><strong>${words('run.draft')}</strong></p>
${noticesView(events, words)}
<section aria-labelledby="answer"><h2 id="answer">${words('run.answer')}</h2>
<div class="answer">${statements.length === 0 ? html`<p>${words('run.nothing')}</p>` : statements}</div></section>
${numbers.size === 0 ? '' : sourcesView(numbers, { citations, words, open })}`;
}

interface SourceParts extends DoneParts {
  readonly citations: ReadonlyMap<string, Citation>;
}

function sourcesView(numbers: ReadonlyMap<string, number>, { citations, words, open }: SourceParts): Html {
  const sources = [...numbers].flatMap(([id, number]) => {
    const citation = citations.get(id);
    return citation === undefined ? [] : [sourceView(citation, number, { words, open })];
  });
  return html`<section aria-labelledby="sources"><h2 id="sources">${words('run.sources')}</h2><ol class="passages">${sources}</ol></section>`;
}

function sourceView({ title, quote, position, url, notes = [] }: Citation, number: number, { words, open }: DoneParts): Html {
  const { document, section, page, start, end } = position;
  const isOwn = !open.has(document);
  const place = [section ?? [], page === undefined ? [] : words('run.source.page', { page }), notes].flat().join(' · ');
  const way = isOwn
    ? html`<p class="facts source-way">${words('run.source.own', { start, end })}</p>`
    : html`<p class="source-way"><a href="${documentLink(document, { start, end })}">${words('run.source.open', { title })}</a></p>`;
  return html`<li id="source-${number}"><strong dir="auto">${title}</strong>${place === '' ? '' : html` <span class="facts" dir="auto">${place}</span>`}
<blockquote dir="auto">${quote}</blockquote>
${way}${url !== undefined && /^https?:\/\//i.test(url) ? html`<p class="facts source-way"><a href="${url}" rel="noopener noreferrer">${url}</a></p>` : ''}</li>`;
}

function runningView({ id, events }: ShownRun, words: Words): Html {
  const last = events.findLast((event) => event.type === 'progress');
  const step =
    last?.type !== 'progress' ? '' : last.total === undefined ? last.message : `${last.message} (${last.done ?? 0} / ${last.total})`;
  const here = `/runs/${encodeURIComponent(id)}`;
  return html`<div class="notice" role="status"><p><strong>${words('run.working')}</strong>${step === '' ? '' : html`: ${inEnglish(step, words)}`}</p>
<p>${words('run.working.body')}</p></div>
<p><a class="button" href="${here}">${words('run.working.again')}</a></p>
<form method="post" action="${here}/stop"><button type="submit" class="secondary">${words('run.stop')}</button></form>`;
}

function endedView({ status, events }: ShownRun, words: Words): Html {
  const ended = events.findLast((event) => event.type === 'ended');
  const message = ended?.type === 'ended' ? (ended.message ?? '') : '';
  const way = status === 'withheld' || status === 'blocked' || status === 'cancelled' ? status : 'failed';
  const body = way === 'blocked' ? '' : words(`run.${way}.body`);
  return html`<div class="notice"><h2>${words(`run.${way}`)}</h2>
${body === '' ? '' : html`<p>${body}</p>`}
${message === '' ? '' : html`<p>${inEnglish(words('run.reason', { message }), words)}</p>`}</div>
${noticesView(events, words)}`;
}

/** What checks found, item by item: what is to be looked at, not a warning that is always the same. */
function noticesView(events: readonly RunEvent[], words: Words): Html | '' {
  const ended = events.findLast((event) => event.type === 'ended');
  const notices: readonly Notice[] = ended?.type === 'ended' ? (ended.notices ?? []) : [];
  if (notices.length === 0) return '';
  return html`<section aria-labelledby="to-check"><h2 id="to-check">${words.count('run.check', notices.length)}</h2>
<ul>${notices.map(
    ({ message, where }) =>
      html`<li>${inEnglish(message, words)} <span class="facts">(${words(where === 'answer' ? 'run.where.answer' : 'run.where.sent')})</span></li>`,
  )}</ul></section>`;
}

function filesView({ id }: ShownRun, written: readonly ResultBlock[], words: Words): Html {
  return html`<section aria-labelledby="files"><h2 id="files">${words('run.files')}</h2>
<ul>${resultFormats.map((format) => html`<li><a href="/api/runs/${encodeURIComponent(id)}/result/${format}" download>${words(`run.files.${format}`)}</a></li>`)}</ul>
<details><summary>${words('run.whole')}</summary><div class="written">${inEnglish(html`${resultBlocks(written, words('run.whole'))}`, words)}</div></details></section>`;
}

interface CheckedParts {
  readonly card: ToolCard;
  readonly words: Words;
  readonly title: string;
}

function checkedView({ id, engine, configuration, events }: ShownRun, { card, words, title }: CheckedParts): Html {
  const records = events.flatMap((event) => (event.type === 'checked' ? event.records : []));
  const stages = (['input', 'context', 'output'] as const).flatMap((stage) => {
    const own = records.filter((record) => record.stage === stage);
    return own.every(({ outcome }) => outcome === 'passed')
      ? []
      : [html`<div><dt>${words(`run.checked.${stage}`)}</dt><dd>${countWords(own, words)}</dd></div>`];
  });
  const isQuiet = stages.length === 0 && events.some((event) => event.type === 'ended' && event.status === 'done');
  const own = card.engines.find((one) => one.id === engine);
  const evidence = own?.configuration === configuration ? inEnglish(sentence(own.evidence), words) : words('run.evidence.changed');
  return html`<section aria-labelledby="checked"><h2 id="checked">${words('run.checked')}</h2>
<dl class="summary">
${isQuiet ? html`<div><dt>${words('run.checked.all')}</dt><dd>${words('run.checked.quiet')}</dd></div>` : stages}
<div><dt>${words('run.made')}</dt><dd>${words('run.made.by', { tool: title, engine })}</dd></div>
<div><dt>${words('run.evidence')}</dt><dd>${evidence} <a href="/assurance#${card.name}">${words('run.evidence.link')}</a></dd></div>
<div><dt>${words('run.reference')}</dt><dd><code>${id}</code></dd></div>
</dl></section>`;
}

function sentence(words: string): string {
  return words === '' ? '' : `${words.charAt(0).toUpperCase()}${words.slice(1)}.`;
}

/** Only what was found is told: of the checks that found nothing a run keeps no event. */
function countWords(records: readonly CheckRecord[], words: Words): string {
  const found = records.filter(({ outcome }) => outcome === 'found').length;
  const lost = records.filter(({ outcome }) => outcome === 'error' || outcome === 'did-not-run').length;
  return [
    ...(found === 0 ? [] : [words.count('run.checked.found', found)]),
    ...(lost === 0 ? [] : [words.count('run.checked.errors', lost)]),
  ].join(', ');
}
