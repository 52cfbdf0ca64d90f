import { collapseSpace, splitSentences } from '@assay/language';
import { diffArrays } from 'diff';
import { editWords } from './edit-words.ts';
import { type SaidWord, saidWords } from './said-words.ts';

const substance = [
  'figure',
  'date',
  'negation',
  'modal',
  'condition',
  'name',
  'words',
  'order',
  'added',
  'dropped',
  'moved',
  'rewritten',
] as const;
const form = ['case', 'spacing', 'punctuation', 'spelling', 'address-order', 'note-removed'] as const;

/** What a person changed of a draft at one place, and whether it changes what is said. */
export interface Edit {
  readonly isSubstantive: boolean;
  readonly what: readonly ((typeof substance)[number] | (typeof form)[number])[];
  readonly was: string;
  readonly now: string;
}

/**
 * The edits that lead from a draft to a reply, in the order of the reply. An edit is of form only where the words say the same in
 * the same order; anything else is of substance. `notes` are passages of the draft that are no part of the letter.
 */
export function compareEdits(draft: string, reply: string, notes: readonly string[] = []): readonly Edit[] {
  const [before, after] = [readText(draft), readText(reply)];
  const isNote = new Set(notes.flatMap((note) => readText(note).sentences.map(({ key }) => key)));
  return [
    ...addressEdits(before.head, after.head, isNote),
    ...sentenceEdits(before.sentences, after.sentences, isNote),
    ...addressEdits(before.tail, after.tail, isNote),
  ];
}

// --- Internal ---

interface SaidSentence {
  readonly text: string;
  /** The white space before it. */
  readonly space: string;
  readonly words: readonly SaidWord[];
  readonly key: string;
}

interface SaidText {
  /** Lines of addresses: before the greeting, and after the close. */
  readonly head: readonly SaidSentence[];
  readonly sentences: readonly SaidSentence[];
  readonly tail: readonly SaidSentence[];
}

/** Beyond so many sentences taken out or put in, the reply is another text. */
const mostSentences = 1_000;

/** Sentences that share so much are one sentence, edited. */
const leastShared = 0.45;

/** How far ahead an edited sentence is looked for. */
const lookAhead = 12;

function readText(text: string): SaidText {
  const plain = text.replaceAll(/\r\n?/g, '\n');
  let last = 0;
  const all = splitSentences(plain).flatMap(({ start, end }) => {
    const space = plain.slice(last, start);
    last = end;
    const words = saidWords(plain.slice(start, end));
    return words.length === 0 ? [] : [{ text: plain.slice(start, end), space, words, key: words.map(({ key }) => key).join(' ') }];
  });
  const greeting = all.findIndex(({ words }) => words[0]?.key === '(greeting)');
  const close = all.findLastIndex(({ key }) => key === '(close)');
  const [from, to] = [Math.max(0, greeting), close < 0 ? all.length : close + 1];
  return { head: all.slice(0, from), sentences: all.slice(from, to), tail: all.slice(to) };
}

/** The same lines in another order say the same. */
function addressEdits(before: readonly SaidSentence[], after: readonly SaidSentence[], isNote: ReadonlySet<string>): readonly Edit[] {
  const sorted = (lines: readonly SaidSentence[]) => lines.map(({ key }) => key).sort();
  const isSame = sorted(before).join('\n') === sorted(after).join('\n');
  const isInOrder = before.every(({ key }, place) => key === after[place]?.key);
  if (!isSame || isInOrder) return sentenceEdits(before, after, isNote);
  const words = (lines: readonly SaidSentence[]) => lines.map(({ text }) => text).join('\n');
  return [{ isSubstantive: false, what: ['address-order'], was: words(before), now: words(after) }];
}

function sentenceEdits(before: readonly SaidSentence[], after: readonly SaidSentence[], isNote: ReadonlySet<string>): readonly Edit[] {
  const changes = diffArrays(
    before.map(({ key }) => key),
    after.map(({ key }) => key),
    { maxEditLength: mostSentences },
  );
  if (changes === undefined) return [{ isSubstantive: true, what: ['rewritten'], was: '', now: '' }];
  const edits: Edit[] = [];
  let [old, fresh] = [0, 0];
  let [dropped, added]: [SaidSentence[], SaidSentence[]] = [[], []];
  const settle = () => {
    edits.push(...changedEdits(dropped, added, isNote));
    [dropped, added] = [[], []];
  };
  for (const { count, removed, added: isAdded } of changes) {
    if (removed) dropped.push(...before.slice(old, old + count));
    else if (isAdded) added.push(...after.slice(fresh, fresh + count));
    else {
      settle();
      for (let one = 0; one < count; one += 1) edits.push(...formEdit(before[old + one], after[fresh + one], one === 0));
    }
    if (!isAdded) old += count;
    if (!removed) fresh += count;
  }
  settle();
  return withMoves(edits);
}

/** The space before the first sentence after a change belongs to the change. */
function formEdit(was: SaidSentence | undefined, now: SaidSentence | undefined, isFirst: boolean): readonly Edit[] {
  if (was === undefined || now === undefined) return [];
  const what = formOf(was.text, now.text, isFirst || was.space === now.space);
  return what === undefined ? [] : [{ isSubstantive: false, what: [what], was: was.text, now: now.text }];
}

/** What differs where the same is said; undefined where nothing does. */
function formOf(was: string, now: string, isSameSpace = true): (typeof form)[number] | undefined {
  if (was === now) return isSameSpace ? undefined : 'spacing';
  if (collapseSpace(was) === collapseSpace(now)) return 'spacing';
  if (collapseSpace(was).toLowerCase() === collapseSpace(now).toLowerCase()) return 'case';
  const letters = (text: string) => text.toLowerCase().replaceAll(/[^\p{L}\p{N}]/gu, '');
  return letters(was) === letters(now) ? 'punctuation' : 'spelling';
}

/** Sentences that were taken out, and those that stand in their place. */
function changedEdits(dropped: readonly SaidSentence[], added: readonly SaidSentence[], isNote: ReadonlySet<string>): readonly Edit[] {
  const said = (all: readonly SaidSentence[]) => all.map(({ key }) => key).join(' ');
  const text = (all: readonly SaidSentence[]) => all.map((one) => one.text).join(' ');
  // A sentence that was parted or joined says what it said.
  if (dropped.length > 0 && said(dropped) === said(added))
    return [{ isSubstantive: false, what: [formOf(text(dropped), text(added)) ?? 'spacing'], was: text(dropped), now: text(added) }];
  const edits: Edit[] = [];
  let next = 0;
  for (const was of dropped) {
    if (isNote.has(was.key)) {
      edits.push({ isSubstantive: false, what: ['note-removed'], was: was.text, now: '' });
      continue;
    }
    const at = added.slice(next, next + lookAhead).findIndex((now) => shared(was, now) >= leastShared);
    if (at < 0) {
      edits.push({ isSubstantive: true, what: ['dropped'], was: was.text, now: '' });
      continue;
    }
    edits.push(...added.slice(next, next + at).map(addition));
    const now = added[next + at];
    if (now !== undefined) edits.push({ isSubstantive: true, what: substanceOf(was, now), was: was.text, now: now.text });
    next += at + 1;
  }
  return [...edits, ...added.slice(next).map(addition)];
}

function addition({ text }: SaidSentence): Edit {
  return { isSubstantive: true, what: ['added'], was: '', now: text };
}

/** The share of the words of both that both have. */
function shared({ words: one }: SaidSentence, { words: other }: SaidSentence): number {
  const [a, b] = [new Set(one.map(({ key }) => key)), new Set(other.map(({ key }) => key))];
  return (2 * a.intersection(b).size) / Math.max(1, a.size + b.size);
}

/** What sort of words one sentence has and the other has not. */
function substanceOf(was: SaidSentence, now: SaidSentence): Edit['what'] {
  const { negations, modals, conditions } = editWords();
  const changed = [...lacking(was.words, now.words), ...lacking(now.words, was.words)];
  if (changed.length === 0) return ['order'];
  const sorts = changed.map(({ key, kind }) => {
    if (kind === 'figure' || kind === 'date') return kind;
    const word = key.toLowerCase();
    if (negations.has(word)) return 'negation';
    if (modals.has(word)) return 'modal';
    if (conditions.has(word)) return 'condition';
    return kind === 'name' ? 'name' : 'words';
  });
  return substance.filter((sort) => sorts.some((one) => one === sort));
}

/** The words of one that the other does not have as often. */
function lacking(words: readonly SaidWord[], others: readonly SaidWord[]): readonly SaidWord[] {
  const left = new Map<string, number>();
  for (const { key } of others) left.set(key, (left.get(key) ?? 0) + 1);
  return words.filter(({ key }) => {
    const count = left.get(key) ?? 0;
    left.set(key, count - 1);
    return count <= 0;
  });
}

/** A sentence that was taken out here and put in there, as it was, is one edit. */
function withMoves(edits: readonly Edit[]): readonly Edit[] {
  const key = (text: string) =>
    saidWords(text)
      .map((word) => word.key)
      .join(' ');
  const dropped = new Map(edits.filter(({ what }) => what[0] === 'dropped').map((edit) => [key(edit.was), edit]));
  const moved = new Map<Edit, Edit>();
  for (const edit of edits) {
    const from = edit.what[0] === 'added' ? dropped.get(key(edit.now)) : undefined;
    if (from === undefined) continue;
    moved.set(edit, { isSubstantive: true, what: ['moved'], was: from.was, now: edit.now });
    moved.set(from, edit);
    dropped.delete(key(edit.now));
  }
  return edits.flatMap((edit) => {
    const one = moved.get(edit);
    if (one === undefined) return [edit];
    return one.what[0] === 'moved' ? [one] : [];
  });
}
