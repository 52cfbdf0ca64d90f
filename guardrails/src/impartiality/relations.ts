import type { loadedWords } from './lexicon.ts';
import type { Subject } from './subjects.ts';

/** The lists of words that praise or attack. */
export type Role = Exclude<keyof ReturnType<typeof loadedWords>, 'about' | 'policyNouns' | 'praiseNouns'>;

export type PartisanKind = 'electoral-appeal' | 'party-advocacy' | 'party-attack' | 'politician-praise' | 'politician-attack' | 'motive';

/** How far a loaded word may stand from the party or person it is said of. */
export const relationReach = 150;

/** What stands between a loaded word and its subject where the one is said of the other. */
interface Relation {
  readonly roles: readonly Role[];
  readonly subjects: readonly Subject['kind'][];
  /** Whether the subject stands before the loaded word, or after it. */
  readonly order: 'subject first' | 'word first';
  readonly between: RegExp;
  readonly meaning: 'attack' | 'praise' | 'motive' | 'appeal';
  readonly isPriorOnly?: boolean;
  /** What must follow the loaded word. */
  readonly followedBy?: RegExp;
}

/** What a loaded word says of a subject, or undefined where it says nothing of it. `between` holds no line break. */
export function relationOf(said: {
  role: Role;
  subject: Subject;
  between: string;
  after: string;
  isSubjectFirst: boolean;
}): PartisanKind | undefined {
  const { role, subject, between, after, isSubjectFirst } = said;
  const found = relations
    .get(role)
    ?.find(
      (relation) =>
        (relation.order === 'subject first') === isSubjectFirst &&
        relation.subjects.includes(subject.kind) &&
        (relation.isPriorOnly !== true || subject.isPrior) &&
        relation.between.test(between) &&
        (relation.followedBy === undefined || relation.followedBy.test(after)),
    );
  if (found === undefined) return undefined;
  if (found.meaning === 'motive') return 'motive';
  if (found.meaning === 'appeal') return 'electoral-appeal';
  if (found.meaning === 'praise') return subject.kind === 'party' ? 'party-advocacy' : 'politician-praise';
  return subject.kind === 'party' ? 'party-attack' : 'politician-attack';
}

// --- Internal ---

const word = "[\\p{L}\\d'’-]{1,30}";
/** Words that begin another thought: a loaded word behind them is said of something else. */
const turn = '(?!(?:how|whether|that|when|where|if|because|by|to|than|about|from|on|at|with|as|but|into|against|over|between|would be)\\b)';
const possessive = "(?:['’]s?)";
/** The rest of a name: "Labour | ministers in Cardiff". */
const rest = `${possessive}?(?: ${turn}${word}){0,4}?`;
const help =
  '(?: (?:have|has|had|is|are|was|were|will|would|could|did|do|does|be|been|not|never|again|always|once|just|only|all|now|still|so|yet|time|and|who|which|that|simply|even|too|then|since|more|than|today|\\p{L}{2,20}ly),?){0,8}';
const notPassive = '(?<! (?:is|are|was|were|be|been|being|get|gets|got)(?: (?:not|never|\\p{L}{2,20}ly))?)';
const copula =
  ' (?:is|are|was|were|has been|have been|had been|remains?|remained|looks?|seems?|has become|have become|became|becomes?|proved|has proved|have proved|can be|could be|would be|will be|am)';
const degree =
  '(?: (?:a|an|the|so|too|such|just|still|now|also|both|more|most|less|not|nothing|but|no|than|one|of|as|again|once|simply|increasingly|complete|total|absolute|utter|bunch|party|pack|of|and|\\p{L}{2,20}ly)){0,6}';
const of = '(?:by|of|from|under|on the part of|in)';
const left =
  '(?: (?:left|left behind|caused|created|inflicted|inherited|made|overseen|unleashed|bequeathed|handed down|we inherited|it inherited|that was left|which was left)(?: (?:us|behind|to us|upon us))?)?';
const determiner = `(?: (?!(?:and|to|for|with|in|on|at|that|is|was)\\b)${word}){0,3}`;

const exactly = (source: string) => new RegExp(`^${source}$`, 'iu');
const any: readonly Subject['kind'][] = ['party', 'politician', 'government'];
const party: readonly Subject['kind'][] = ['party'];
const persons: readonly Subject['kind'][] = ['party', 'politician'];
const rulers: readonly Subject['kind'][] = ['politician', 'government'];

const attribute = exactly(
  `,?(?: (?!(?:of|by|from|to|with|for|that|how|at|in|on|when|as|is|are|was|were|has|have|had|the|a|an|between|against|about|than|or|if)\\b)${word},?){0,3} `,
);
const predicate = exactly(`${rest}${copula}${degree} `);
const deed = exactly(`${rest}${help}${notPassive} `);
const possession = exactly(`${possessive}(?: ${turn}${word}){0,3} `);
const compound = exactly(`(?:${possessive}(?: ${turn}${word}){0,2}|(?: (?!${word}ed\\b)${turn}${word}){0,1}) `);
const blame = exactly(`${left}(?: ${word}){0,1} ${of}${determiner} `);
const blameLoose = exactly(`(?: (?!(?:and|but)\\b)${word}){0,3}${left} ${of}${determiner} `);
const sameThought = /^[^.!?;:\n]{0,110}$/;
/** What a sentence that begins with a party says further on is laid at its door, unless the party only proposes or debates it. */
const sameBlame =
  /^(?![^.!?;:\n]{0,90}\b(?:pledg|promis|propos|plan|oppos|aim|call|amend|tabl|debat|motion|ask|question|commit|welcom|want|seek|support|back|fund|tackl|help|protect|end|reduc|address|respon|spokes))(?::?[^.!?;:\n]{0,90}|[^.!?;:\n]{0,90}[.!?] (?:It|They|Its|Their|No wonder|And|But)\b[^.!?;:\n]{0,50})$/i;
const shown = exactly(
  `${rest}(?: (?:have|has|had|will|would|did|can|\\p{L}{2,20}ly)){0,2} (?:shown?|showed|made|makes?|shows|displayed|displays|demonstrated|demonstrates|provided|provides|brought|given|delivered|done|doing|did|has|have|offers?|offered|proved|brings?)(?: (?:a|an|the|such|truly|its|their|his|her|real|once|again|us|with|nothing|but)){0,4}(?: ${turn}${word}){0,2} `,
);
const praised =
  /^(?: (?:and|,) [\p{L}-]{1,20}| [\p{L}-]{1,20}){0,3}? (?:leadership|vision|courage|bravery|wisdom|integrity|stewardship|statesmanship|heroism|achievements?|record|triumphs?|victory|success(?:es)?|judgement|brilliance|genius|dedication|foresight|compassion|decency|honesty|competence|job|work|performance|plans?|budget|ideas|team|policies|policy|leaders?|government|party|choice|future|handling|election victory|campaign|manifesto)\b/iu;
const praisedBy =
  /^(?: (?!(?:of|by|for|to|in|and)\b)[\p{L}-]{1,20}){0,2} (?:of|by|under|from|shown by|provided by|displayed by|given by)(?: (?!(?:and|to|for|with|in|on|at)\b)[\p{L}'’-]{1,30}){0,3} $/iu;
const under = /\b(?:under|with)(?: the| a| an| another)?(?: [\p{L}-]{1,20})? $/iu;

function relation(
  roles: readonly Role[],
  subjects: readonly Subject['kind'][],
  order: Relation['order'],
  between: RegExp,
  meaning: Relation['meaning'],
): Relation {
  return { roles, subjects, order, between, meaning };
}

const table: readonly Relation[] = [
  relation(['strongAdjectives'], any, 'word first', attribute, 'attack'),
  relation(['weakAdjectives'], party, 'word first', attribute, 'attack'),
  relation(['strongAdjectives', 'insults'], persons, 'subject first', predicate, 'attack'),
  relation(['strongAdjectives', 'insults'], ['government'], 'subject first', exactly(`(?: of the day)?${copula}${degree} `), 'attack'),
  relation(['weakAdjectives'], party, 'subject first', predicate, 'attack'),
  relation(['attackVerbs'], any, 'subject first', deed, 'attack'),
  relation(['weakVerbs'], party, 'subject first', deed, 'attack'),
  relation(['attackVerbs', 'weakVerbs'], party, 'word first', exactly(` by${determiner} `), 'attack'),
  relation(['attackNouns', 'strongAdjectives'], any, 'subject first', possession, 'attack'),
  relation(['attackNouns', 'insults', 'weakNouns'], party, 'subject first', compound, 'attack'),
  relation(['attackNouns', 'insults', 'strongAdjectives'], any, 'subject first', shown, 'attack'),
  relation(['weakAdjectives'], party, 'subject first', possession, 'attack'),
  relation(['attackNouns', 'weakNouns'], party, 'word first', blame, 'attack'),
  relation(['attackNouns'], rulers, 'word first', blame, 'attack'),
  { ...relation(['priorNouns', 'attackVerbs', 'weakVerbs', 'attackNouns'], any, 'word first', blameLoose, 'attack'), isPriorOnly: true },
  { ...relation(['priorNouns', 'weakVerbs', 'weakNouns'], any, 'subject first', deed, 'attack'), isPriorOnly: true },
  { ...relation(['harms'], any, 'subject first', sameBlame, 'attack'), isPriorOnly: true },
  { ...relation(['priorNouns', 'strongAdjectives'], any, 'subject first', possession, 'attack'), isPriorOnly: true },
  relation(['harms'], party, 'subject first', sameBlame, 'attack'),
  relation(['favours'], party, 'subject first', sameBlame, 'praise'),
  relation(['harms', 'weakAdjectives'], party, 'word first', exactly(` (?:by|under)${determiner} `), 'attack'),
  relation(['idioms'], persons, 'subject first', sameThought, 'attack'),
  relation(['idioms'], persons, 'word first', sameThought, 'attack'),
  relation(['rhetoric'], party, 'subject first', sameBlame, 'attack'),
  relation(['rhetoric', 'favours'], party, 'word first', attribute, 'praise'),
  relation(['motives'], any, 'subject first', sameThought, 'motive'),
  relation(['motives'], any, 'word first', sameThought, 'motive'),
  relation(['strongPraise'], persons, 'word first', attribute, 'praise'),
  relation(['praiseAdjectives'], party, 'word first', attribute, 'praise'),
  relation(['strongPraise'], persons, 'subject first', predicate, 'praise'),
  relation(['praiseAdjectives'], party, 'subject first', predicate, 'praise'),
  relation(['praiseVerbs'], persons, 'subject first', deed, 'praise'),
  { ...relation(['strongPraise'], persons, 'subject first', possession, 'praise'), followedBy: praised },
  { ...relation(['praiseAdjectives'], party, 'subject first', possession, 'praise'), followedBy: praised },
  { ...relation(['strongPraise'], persons, 'subject first', shown, 'praise'), followedBy: praised },
  { ...relation(['praiseAdjectives'], party, 'subject first', shown, 'praise'), followedBy: praised },
  relation(['strongPraise'], persons, 'word first', praisedBy, 'praise'),
  relation(['advocacy'], party, 'subject first', exactly(`${rest}${copula}?(?: (?!not\\b|never\\b)${word}){0,4} `), 'praise'),
  relation(['advocacy'], party, 'word first', exactly(`(?: ${of}| with)${determiner} `), 'praise'),
  relation(['appealsToParty'], any, 'subject first', /^[^.!?;:\n]{0,50}$/, 'appeal'),
  relation(['appealsToParty'], party, 'word first', /^[^.!?;:\n]{0,50}$/, 'appeal'),
];

const relations = new Map<Role, readonly Relation[]>(
  [...new Set(table.flatMap(({ roles }) => roles))].map((role) => [role, table.filter(({ roles }) => roles.includes(role))]),
);

/** Whether a subject is whom a time or a prospect is named after: "Under Labour, ...", "With the Conservatives in charge ...". */
export function isReign(before: string): boolean {
  return under.test(before);
}
