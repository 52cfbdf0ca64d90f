import {
  areNumbersFree,
  type LabelKit,
  type LabelLog,
  labelOrder,
  labelText,
  nextUnlabelled,
  numberedSentences,
  type Question,
  readLabel,
  shownField,
} from '@assay/evals/labelling';
import { plain, type Terminal } from '../terminal.ts';

interface TerminalParts {
  readonly kit: LabelKit;
  readonly log: LabelLog;
  /** What the person types, line by line. */
  readonly lines: AsyncIterable<string>;
  readonly terminal: Terminal;
}

/** Labels record by record until the lines end or the person stops; every label is on disk before the next record is shown. */
export async function labelInTerminal({ kit, log, lines, terminal }: TerminalParts): Promise<void> {
  const order = labelOrder(kit, log.labeller);
  const say = (text: string) => terminal.notify(plain(text));
  let place = nextUnlabelled(order, log.answers, 0);
  let last = order.length - 1;
  let quotes: string[] = [];

  function showPlace(next: number | undefined): void {
    if (place !== undefined) last = place;
    place = next;
    quotes = [];
    const question = next === undefined ? undefined : order[next];
    if (next === undefined || question === undefined) {
      say(`\nAll ${order.length} records are labelled. "back" shows the last one again, "stop" ends.`);
      return;
    }
    say(`\n--- Record ${next + 1}: ${log.answers.size} of ${order.length} labelled ---\n${shown(kit, question)}`);
    const answer = log.answers.get(question.id);
    if (answer !== undefined) say(`You labelled it: ${labelText(answer.label)}. A new label replaces this.`);
  }

  function takeLabel(question: Question, at: number, said: string): void {
    const read = readLabel(kit, question, said);
    if (read.status === 'unclear') say(read.problem);
    else {
      log.record(question.id, read.label);
      showPlace(nextUnlabelled(order, log.answers, at + 1));
    }
  }

  function takeQuoteLine(question: Question, at: number, line: string): void {
    if (line === 'clear') quotes = [];
    else if (line === 'none' && quotes.length > 0) say('You have marked something already. "clear" takes it back.');
    else if (line === 'done' || line === 'none') takeLabel(question, at, line === 'none' ? 'none' : quotes.join('\n'));
    else {
      const read = readLabel(kit, question, line);
      if (read.status === 'read') quotes.push(line);
      say(read.status === 'unclear' ? read.problem : `Marked ${labelText(read.label)}. More, or "done".`);
    }
  }

  say(instructions(kit));
  showPlace(place);
  for await (const given of lines) {
    const line = given.trim();
    if (line === 'stop') break;
    const question = place === undefined ? undefined : order[place];
    if (line === 'back') {
      if (place === 0) say('This is the first record.');
      else showPlace(place === undefined ? last : place - 1);
    } else if (place === undefined || question === undefined) say('All records are labelled. Type "back" or "stop".');
    else if (line === 'skip') {
      const next = nextUnlabelled(order, log.answers, place + 1);
      if (next === place) say('This is the only record left without a label.');
      else showPlace(next);
    } else if (kit.kind === 'quote') takeQuoteLine(question, place, line);
    else takeLabel(question, place, line);
  }
}

// --- Internal ---

function instructions(kit: LabelKit): string {
  const moves = '"skip" leaves a record for later, "back" goes back, "stop" ends; what you have said so far is kept.';
  if (kit.kind === 'quote')
    return `${kit.name}\n${kit.question}\nType the numbers of sentences ("2, 5") or copy exact words, one quote a line, then "done".\n"none" says that there is nothing to mark, "clear" begins the record again.\n${moves}`;
  const withNumbers = areNumbersFree(kit.labels);
  const labels = kit.labels.map(({ value, meaning }, index) => `  ${withNumbers ? `${index + 1}  ` : ''}${value}: ${meaning}`);
  return `${kit.name}\n${kit.question}\n${labels.join('\n')}\nType a label${withNumbers ? ' or its number' : ''}. ${moves}`;
}

function shown(kit: LabelKit, question: Question): string {
  return kit.show
    .map((field) => {
      const text = shownField(question, field);
      const isQuoted = kit.kind === 'quote' && field === kit.quoteFrom;
      return `${field.toUpperCase()}\n${isQuoted ? numbered(text) : text}`;
    })
    .join('\n\n');
}

function numbered(text: string): string {
  return numberedSentences(text)
    .map(({ number, text: sentence }) => `[${number}] ${sentence}`)
    .join('\n');
}
