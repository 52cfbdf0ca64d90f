/** How far before and after a phrase its speaker is looked for. */
export const speakerReach = 260;

const opinion = 'believe|believes|believed|think|thinks|thought|feel|feels|felt|consider|considers|considered';
const report =
  'said|say|says|saying|attacked|told|tells|tell|asked(?! for)|asks|asking|argued|argue|argues|arguing|claimed|claim|claims|claiming|stated|states|stating|wrote|write|writes|written(?! (?:answer|reply|statement|response))|writing|accused|accuses|accusing|criticised|criticises|criticising|criticism|' +
  'described|describes|describing|alleged|allege|alleges|allegation|allegations|alleging|complain|complains|complained|complaint|complaints|suggested(?! (?:[a-z]{1,20} ){0,2}[a-z]{1,20}:)(?! (?:text|lines?|reply|wording|answer|response))|suggests|suggest|maintained|insisted|insist|warned|(?<!so[ -])called(?! for)|calling|urged|urges|urging|condemned|attacked|praised|praises|' +
  'convince|convinced|convincing|persuade|persuaded|branded|labelled|dubbed|quoted|quotes|raised(?! by)|raise|mention|mentioned|referred to|found|concluded|ruled|reported|reports|heard|according to|in the words of|your view|view that|views that|your concern|concern that|concerned that|concerns that|' +
  'your letter|your email|their letter|opinion that|impression that|intend to|intended to|likely to|survey|poll|respondents|petition|leaflet|pamphlet|poster|slogan|headline';

/** Whoever speaks for the department itself is no one else's voice. */
const ownVoice =
  /\b(?:i|we|this department|the department|let us|let me)(?: (?:would|must|do|also|all|will|should|can|have|strongly|are|am|therefore)){0,3} $/i;
const ownOpinion = /\b(?:i|we|government|department|ministers?|secretary of state|officials)(?: \w{1,20}){0,2} $/i;
const rule =
  /\b(?:civil servants?|officials|staff|public servants?|public resources|public money|official resources|departments?|special advisers?|employees|communications?|material|publicity)\b[^.!?\n]{0,80}\b(?:must|should|may|can|do|does|cannot)(?: ?not|n't| never| avoid)?\b[^.!?\n]{0,30}\b(?:not|never|avoid)\b|\b(?:must|should|may|do|does|can) ?not (?:be )?(?:used|seen|appear|say|suggest|imply|praise|criticise|attack|urge|ask|encourage|tell|engage|express)\b/i;
const speakerAfter =
  /^[^.!?\n]{0,60}?,?[’'”"]?,? (?:(?:the |a |an |his |her |their )?[\w’' -]{1,60}? )?(?:said|says|argued|claimed|told|wrote|added|declared|replied|tweeted|asked|insisted|insist|warned)\b/i;
const saidAfter = /^[^.!?\n]{0,80}[.!?,]?[”"’'],? (?:said|says|argued|claimed|told|wrote|added|declared|replied|according)\b/i;

/** A phrase, and what in it is loaded. */
export interface Reportable {
  readonly start: number;
  readonly end: number;
  readonly core: { readonly start: number; readonly end: number };
}

/** Whether somebody else is named as the speaker of a phrase: then it is reported, not said. */
export function isReported(text: string, { start, end, core }: Reportable): boolean {
  const before = sentenceBefore(text.slice(Math.max(0, start - speakerReach), start)).replaceAll(/\s/g, ' ');
  // A word of speech that is itself a part of the loaded phrase ("will say anything") reports nothing.
  const phrase = `${text.slice(start, Math.max(start, core.start))}…${text.slice(core.end, end)}`.replaceAll(/\s/g, ' ');
  if (hasSpeaker(before) || hasSpeaker(phrase, 1)) return true;
  const after = text.slice(end, end + 130).replaceAll(/\s/g, ' ');
  if (said.test(after) && (saidAfter.test(after) || (isQuoted(text, start) && speakerAfter.test(after)))) return true;
  return forbidding.test(before) && rule.test(`${before}${phrase}`);
}

// --- Internal ---

const speaking = new RegExp(`\\b(?:(${report})|${opinion})\\b`, 'gi');
const said = /\b(?:said|says|argued|claimed|told|wrote|added|declared|replied|tweeted|asked|insisted|warned|according)\b/i;
const forbidding = /\b(?:not|never|cannot|avoid)\b/i;

/** Whether a reporting verb with a subject of its own stands in a text, from a place on. */
function hasSpeaker(text: string, from = 0): boolean {
  for (const { index, 1: reports } of text.matchAll(speaking)) {
    if (index < from || (reports === undefined && index === 0)) continue;
    if (!(reports === undefined ? ownOpinion : ownVoice).test(text.slice(Math.max(0, index - 60), index))) return true;
  }
  return false;
}

/** What stands before a place in its own sentence; a sentence quoted within another begins where the quotation does. */
function sentenceBefore(before: string): string {
  const cut = Math.max(...[...before.matchAll(/[.!?][”"’']?\s|\n\s*\n/g)].map(({ index, 0: gap }) => index + gap.length), 0);
  return before.slice(cut);
}

/** Whether a quotation is open at a place. */
function isQuoted(text: string, start: number): boolean {
  const before = text.slice(Math.max(0, start - speakerReach), start);
  const opening = Math.max(before.lastIndexOf('“'), before.lastIndexOf('‘'));
  if (opening > before.lastIndexOf('”')) return true;
  return (before.match(/"/g)?.length ?? 0) % 2 === 1;
}
