import type { Subject } from './subjects.ts';

/** How far before and after a party an appeal to vote for or against it is looked for. */
export const appealReach = 90;

const naming = "(?: (?!(?:and|to|that|who|whether|in|on|at|of|with)\\b)[\\p{L}\\d'’-]{1,20}){0,3}";
const asked =
  "(?:^|please|should|must|ought to|need to|has to|have to|urge|urges|encourage|ask|invite|call on|calling on|implore|beg|let us|let's|it is time|time to|remember to|make sure you|be sure to|go out and|so|and)";
const election =
  /\b(?:elections?|by-elections?|polls|polling|ballot|vote|votes|candidates?|thursday|on \d{1,2} may|in may|in june|campaign|victory)\b/i;

const strongVerb = `(?:use (?:both|your|their|all|all your|both your) votes? for|cast (?:your|their) votes? for|give (?:your|their) votes? to|vote|vote for|vote against|elect|re-elect|choose|return|oust|kick out|vote out|throw out)`;
const softVerb = '(?:support|back|join|reject|campaign for|campaigning for|canvass for|volunteer for|donate to|help|stick with|get behind)';

const end = (source: string) => new RegExp(`${source} $`, 'iu');
const strongAsked = end(`\\b${asked}\\b[^.!?:;\\n]{0,50}?\\b${strongVerb}${naming}`);
const strongOpening = end(`^${strongVerb}${naming}`);
const softAsked = end(`\\b(?:${asked}|to)\\b[^.!?:;\\n]{0,50}?\\b${softVerb}${naming}`);
const softOpening = end(`^${softVerb}(?: the| your| our| us in)?(?: local)?`);
const reportedVote =
  /\b(?:who|they|voters|people|electors|members|intend(?:ing|ed)? to|likely to|plann?(?:ing|ed)? to|did|those|able to|entitled to|wish(?:es)? to|want(?:s|ed)? to|would|might|if you|whether to|how to)\b[^.!?:;\n]{0,30}$/i;
const condition = end(`\\b(?:if|unless|once|when) [^.!?:;\\n]{0,40}?\\b${strongVerb}${naming}`);
const resist = end(`\\b(?:to|must|should|can|will|let us|let's) (?:stop|defeat|beat|halt|resist|remove|oust|unseat|see off)(?: the)?`);
const nobody = end(
  `\\b(?:nobody|no one|no-one|only a fool|who in their right mind)\\b[^.!?\\n]{0,50}\\b(?:would|could|should|can) (?:ever )?(?:vote for|vote|support|back|trust)${naming}`,
);
const aVoteFor = end('\\b(?:a|every|your) vote (?:for|against)(?: the| a)?');
const bring =
  /(?:^|\b(?:do not|don't|never|cannot|can't|must not)) (?:ever )?let(?: the)? $|\b(?:do not|don't|never|cannot|can't) (?:ever )?(?:trust|risk)(?: the| a)? $/i;
const need =
  /\b(?:needs?|deserves?|time (?:for|we had|you had|the country had|britain had|scotland had|wales had)|crying out for|better off (?:with|under)|safer (?:with|under)|wants?|it is time for|time for)(?: a| an| another| the)(?: [\p{L}-]{1,20})? $/iu;
const out =
  /(?:^|\b(?:must|should|let us|let's|to|please|and|time to)\b[^.!?\n]{0,20})\b(?:keep|get|kick|throw|boot|vote|turf|drive|sweep)(?: the| these| this)? $/i;
const rid = /\b(?:get rid of|be rid of|see the back of)(?: the| this| these)? $/i;
const rally =
  /(?:^|\b(?:please|must|should|let us|let's|to|and|all) )(?:stick with|get behind|rally behind|rally round|unite behind|stand by|keep faith with|put (?:your|our) faith in|put (?:your|our) trust in)(?: the| our| your)? $/i;
const send = /\bsend(?: the| this)? $/i;

/** Whether the words around a party, politician or government appeal to vote for or against it. Both are given without line breaks. */
export function isAppeal({ kind }: Subject, before: string, after: string): boolean {
  const sentence = afterLastStop(before);
  if (send.test(sentence) && /^(?: [\p{L}-]{1,20}){0,2} (?:a|the) (?:[\p{L}-]{1,20} )?message\b/iu.test(after)) return true;
  if ((out.test(sentence) || rid.test(sentence)) && /^(?: [\p{L}-]{1,20}){0,2} out\b(?! of)/iu.test(after)) return true;
  if (rally.test(sentence)) return true;
  if (kind !== 'party') return false;
  if (aVoteFor.test(sentence)) return /^[^.!?\n]{0,40} (?:is|means|would|will|can|could)\b/.test(after);
  if (rid.test(sentence) || nobody.test(sentence)) return true;
  if (bring.test(` ${sentence}`)) return true;
  if (need.test(sentence))
    return /^(?: [\p{L}-]{1,20}){0,1} (?:government|administration|mp|council|majority|victory|mayor|leadership)\b/iu.test(after);
  if (strongOpening.test(sentence) || condition.test(sentence) || resist.test(sentence)) return true;
  if (reportedVote.test(sentence)) return false;
  if (strongAsked.test(sentence)) return true;
  const isElection = election.test(`${sentence}${after}`);
  return softOpening.test(sentence) ? isElection || after.length < 3 || /^[.!]/.test(after) : isElection && softAsked.test(sentence);
}

/** "Only Labour can ..." and "people are turning to the Greens": a party set above all others. */
export function isSingledOut({ kind }: Subject, before: string, after: string): boolean {
  if (kind !== 'government' && /\bthanks to(?: the| our| your)?(?: [\w-]{1,20})? $/i.test(before)) return !/^ for\b/.test(after);
  if (kind === 'government' && /\bthanks to this $/i.test(before)) return true;
  if (kind !== 'party') return false;
  if (/\bturning to(?: the)? $/i.test(before)) return true;
  return (
    /\bonly(?: the)? $/i.test(before) && /^ (?:have|has|can|will|would|offers?|are|is|knows?|understands?|stands?|cares?)\b/i.test(after)
  );
}

/** "The Greens are a relic": said of a party, anything but its place among parties is an opinion of it. */
export function isCharacterised({ kind }: Subject, after: string): boolean {
  const said = kind === 'party' ? characterised.exec(after) : null;
  return said !== null && !place.test(after.slice(said[0].length));
}

// --- Internal ---

const characterised =
  /^(?: (?:is|are|was|were|remains?|(?:has|have) (?:always )?been))(?: (?:simply|frankly|just|now|still|always|once again|[a-z]{2,20}ly))* (?:a|an|the|no|our|nothing but)(?= )/i;
/** What a party can be without anybody's opinion. */
const place =
  /^ (?!(?:only|true|real|natural|best|worst) )(?:[\w-]{1,20} ){0,4}?(?:part(?:y|ies)|opposition|government|group|coalition|minority|majority|signator(?:y|ies)|members?|subjects?|respondents?|sponsors?|candidates?|winners?|beneficiar(?:y|ies)|recipients?|controllers?|applicants?|organisations?|bod(?:y|ies)|movement|descendants?|successors?|sister|affiliates?|seats?|choice of [\d.]+)\b|^ only (?:\w+ )?part(?:y|ies) (?:to |that (?:voted|tabled|abstained|stood)|represented|with (?:seats|members|representation|elected))/i;

/** The words since the last full stop, or since a quotation opened; a mark of a list or a heading opens a sentence too. */
function afterLastStop(before: string): string {
  const cut = Math.max(...[...before.matchAll(/[.!?:;•–—“"]\s*|(?:^|\n)\s*[-*]\s/g)].map(({ index, 0: stop }) => index + stop.length), 0);
  return before.slice(cut);
}
