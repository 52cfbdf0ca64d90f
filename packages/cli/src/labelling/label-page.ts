import { type Label, type LabelKit, marksOf, numberedSentences, type Question, shownField } from '@assay/evals/labelling';
import { html, type Markup } from '@assay/evals/report';

/** What a labeller filled in, or had filled in before. */
export interface FilledIn {
  readonly choice?: string;
  readonly sentences: ReadonlySet<number>;
  readonly quotes: string;
  readonly isNone: boolean;
}

interface RecordPage {
  readonly kit: LabelKit;
  readonly question: Question;
  /** The place in the labeller's own order, from 0. */
  readonly place: number;
  readonly labelled: number;
  readonly total: number;
  readonly base: string;
  readonly token: string;
  readonly filledIn: FilledIn;
  readonly isLabelled: boolean;
  readonly next: number | undefined;
  readonly problem?: string;
}

/** One record and the form that takes its label. */
export function recordPage(page: RecordPage): Markup {
  const { kit, question, place, base, token, isLabelled, next, problem } = page;
  const shown = kit.show.filter((field) => kit.kind === 'choice' || field !== kit.quoteFrom);
  return html`${problem === undefined ? '' : errorSummary(problem)}
<h1>Record ${place + 1}</h1>
${progress(page)}
${isLabelled ? html`<p class="notice">You have labelled this record. A new label replaces the old one.</p>` : ''}
${shown.map((field, index) => html`<section class="shown" aria-labelledby="field-${index}"><h2 id="field-${index}">${heading(field)}</h2><div class="text">${shownField(question, field)}</div></section>`)}
<form method="post" autocomplete="off" action="${base}/record/${place + 1}">
<input type="hidden" name="token" value="${token}">
${kit.kind === 'choice' ? choices(page) : quotes(page)}
<div class="actions">
<button type="submit">Save and go on</button>
${place === 0 ? '' : html`<a href="${base}/record/${place}">Back</a>`}
${next === undefined || next === place ? '' : html`<a href="${base}/record/${next + 1}">Skip for now</a>`}
</div>
</form>`;
}

/** What is said when every record has a label. */
export function donePage({ base, total }: { readonly base: string; readonly total: number }): Markup {
  return html`<h1>All ${total} records are labelled</h1>
<p>Every label is saved. You can close this page and stop the command.</p>
<p>You may still change your labels, until both labellings are compared: <a href="${base}/record/1">go through them again</a>, or <a href="${base}/record/${total}">go back to the last</a>.</p>`;
}

/** What stands in the form for a label that was given before. */
export function filledInWith(kit: LabelKit, question: Question, label: Label | undefined): FilledIn {
  const nothing = { sentences: new Set<number>(), quotes: '', isNone: false };
  if (label === undefined) return nothing;
  if (kit.kind === 'choice') return { ...nothing, choice: String(label) };
  const sentences = numberedSentences(shownField(question, kit.quoteFrom));
  const whole = new Set<number>();
  const parts: string[] = [];
  for (const { start, end, quote } of marksOf(label)) {
    const sentence = sentences.find((one) => one.start === start && one.end === end);
    if (sentence === undefined) parts.push(quote.replace(/\s+/g, ' '));
    else whole.add(sentence.number);
  }
  return { sentences: whole, quotes: parts.join('\n'), isNone: marksOf(label).length === 0 };
}

// --- Internal ---

function errorSummary(problem: string): Markup {
  return html`<div class="error-summary" role="alert" tabindex="-1" autofocus aria-labelledby="problem">
<h2 id="problem">The label was not saved</h2>
<p><a href="#answer-1">${problem}</a></p>
</div>`;
}

function progress({ labelled, total }: RecordPage): Markup {
  return html`<div class="progress"><progress id="progress" max="${total}" value="${labelled}" aria-labelledby="progress-words"></progress>
<p id="progress-words">${labelled} of ${total} labelled</p></div>`;
}

/** "caseNumber" and "case_number" as people write them. */
function heading(field: string): string {
  const words = field
    .replace(/([a-z])([A-Z])/g, '$1 $2')
    .replaceAll(/[_-]+/g, ' ')
    .toLowerCase();
  return words.charAt(0).toUpperCase() + words.slice(1);
}

function fieldset({ kit, problem }: RecordPage, inner: Markup): Markup {
  return html`<fieldset${problem === undefined ? '' : html` class="field-wrong" aria-describedby="wrong"`}>
<legend>${kit.question}</legend>
${problem === undefined ? '' : html`<p class="wrong" id="wrong"><span class="visually-hidden">Error: </span>${problem}</p>`}
${inner}
</fieldset>`;
}

function choices(page: RecordPage): Markup {
  const { kit, filledIn } = page;
  if (kit.kind !== 'choice') return html``;
  const options = kit.labels.map(({ value, meaning }, index) => {
    const checked = String(value) === filledIn.choice ? html` checked` : '';
    return html`<div class="option"><input type="radio" name="label" id="answer-${index + 1}" value="${value}"${checked}>
<label for="answer-${index + 1}"><span class="value">${value}</span> <span class="meaning">${meaning}</span></label></div>`;
  });
  return fieldset(page, html`${options}`);
}

function quotes(page: RecordPage): Markup {
  const { kit, question, filledIn } = page;
  if (kit.kind !== 'quote') return html``;
  const text = shownField(question, kit.quoteFrom);
  let before = 0;
  const options = numberedSentences(text).map(({ number, start, end, text: sentence }) => {
    const opens = number > 1 && /\n\s*\n/.test(text.slice(before, start)) ? ' opens' : '';
    before = end;
    const checked = filledIn.sentences.has(number) ? html` checked` : '';
    return html`<div class="option sentence${opens}"><input type="checkbox" name="sentence" id="answer-${number}" value="${number}"${checked}>
<label for="answer-${number}">${sentence}</label></div>`;
  });
  return html`${fieldset(page, html`<p class="hint">Tick every sentence that answers the question. If none does, say so below.</p>${options}`)}
<div class="field">
<label for="quotes">Exact words, where a whole sentence is too much</label>
<p class="hint" id="quotes-hint">Copy them from the text above, one quote a line.</p>
<textarea id="quotes" name="quotes" rows="3" aria-describedby="quotes-hint">${filledIn.quotes}</textarea>
</div>
<div class="option none"><input type="checkbox" name="none" id="none" value="yes"${filledIn.isNone ? html` checked` : ''}>
<label for="none">There is nothing to mark in this record</label></div>`;
}
