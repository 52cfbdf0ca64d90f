import { describe, expect, test } from 'vitest';
import { partyNames } from '../impartiality/lexicon.ts';
import { findIn } from '../testing/find-in.ts';
import { impartiality } from './impartiality.ts';

const find = (text: string, options: unknown = {}) => findIn(impartiality, options, { text });
const kinds = async (text: string, options: unknown = {}) => (await find(text, options)).map((found) => found.split(':')[0]);

describe('words that take sides are found', () => {
  test.each([
    ['Vote Labour on Thursday to protect our hospitals.', 'electoral-appeal'],
    ['We urge all residents to back Reform UK at the next election.', 'electoral-appeal'],
    ['Elect a Plaid Cymru government in May.', 'electoral-appeal'],
    ['Do not let the Conservatives back into power.', 'electoral-appeal'],
    ['A vote for the Greens is a vote for higher taxes.', 'electoral-appeal'],
    ['Let us send Labour a message at the ballot box.', 'electoral-appeal'],
    ['The works go ahead only if local people vote Conservative.', 'electoral-appeal'],
    ['Decent people must come together to stop Reform.', 'electoral-appeal'],
    ['Cofiwch bleidleisio dros eich ymgeisydd lleol.', 'electoral-appeal'],
    ['Only the Liberal Democrats can be trusted with the environment.', 'party-advocacy'],
    ['The Conservatives are the only party with a credible plan for growth.', 'party-advocacy'],
    ['Britain would be better off under a Labour government.', 'party-advocacy'],
    ['The SDLP is the face of the north.', 'party-opinion'],
    ['The Conservatives have betrayed pensioners time and again.', 'party-attack'],
    ['Years of Tory failure have left our schools crumbling.', 'party-attack'],
    ['The hard-left Labour leadership wants to destroy private schools.', 'party-attack'],
    ['Under Labour, crime soared.', 'party-attack'],
    ['The SNP: years of broken promises.', 'party-attack'],
    ['Thanks to the Prime Minister’s outstanding leadership, waiting lists are falling.', 'politician-praise'],
    ['The Secretary of State is a visionary leader.', 'politician-praise'],
    ['Sir Keir Starmer has shown exceptional courage.', 'politician-praise'],
    ['The Prime Minister lied to Parliament about the costs.', 'politician-attack'],
    ['This shambolic government has run out of ideas.', 'politician-attack'],
    ['The mess left by the previous government will take years to clear up.', 'politician-attack'],
    ['The Home Secretary is only interested in headlines.', 'motive'],
    ['The Opposition will say anything to win votes.', 'motive'],
    ['This cruel policy must go.', 'loaded-language'],
    ['The separatists object to the new border signs.', 'loaded-language'],
    ['Vote Lаbour on Thursday.', 'electoral-appeal'],
  ])('%s', async (text, kind) => {
    expect(await kinds(text)).toContain(kind);
  });
});

describe('the position of the government, mentions, reports and other senses are left alone', () => {
  test.each([
    ['The government believes that every child should have a good start in life.'],
    ['Ministers are committed to reducing waiting times for treatment.'],
    ['We are investing £4 million in new libraries over three years.'],
    ['The Government will introduce new measures to support households.'],
    ['The Labour MP for Leeds Central asked about the timetable for the review.'],
    ['The Conservative Party’s 2019 manifesto proposed a review of business rates.'],
    ['The Labour Government elected in 1997 introduced the national minimum wage.'],
    ['Labour is the largest party on the council.'],
    ['The Green Party and Plaid Cymru voted against the motion.'],
    ['Reform UK won four council seats in the by-elections.'],
    ['In 2010 the Conservatives and the Liberal Democrats formed a coalition.'],
    ['A conservative estimate puts the cost at £3 million a year.'],
    ['Conservative estimates suggest that costs will rise.'],
    ['The labour market remained tight. Labour costs account for most of the increase.'],
    ['The Labour Force Survey is published each quarter.'],
    ['The scheme supports green energy. The green paper set out options for change.'],
    ['The reform of social care will take several years. The Reform Act 1832 extended the franchise.'],
    ['The liberal interpretation of the regulation was rejected.'],
    ['The Act gives each party to the contract a right of appeal. Third party suppliers must apply.'],
    ['"The Conservatives have betrayed pensioners," said the Labour spokesman.'],
    ['The shadow minister accused the government of incompetence.'],
    ['You write that Labour has broken its promises to farmers.'],
    ['The Tories claim the SNP has failed to deliver on its pledge.'],
    ['According to the BBC, the Conservatives described the plan as reckless.'],
    ['A number of constituents feel that the government has abandoned rural areas.'],
    ['The leaflet urged residents to vote for the Green Party.'],
    ['People who vote Labour are more likely to live in cities, the survey found.'],
    ['You can vote for up to three candidates.'],
    ['MPs voted for the Labour amendment.'],
    ['Civil servants must not use official resources to praise the Conservative Party’s excellent record.'],
    ['The Prime Minister praised the outstanding work of nurses and doctors.'],
    ['Ofsted rated the school outstanding.'],
    ['The department accepts that the failure to publish the report was regrettable.'],
    ['Ministers were misled about the state of the project.'],
    ['The brutal Russian government must be held to account.'],
    ['The previous government published its strategy in 2021.'],
    ['A disastrous flood destroyed the bridge in 2015.'],
    ['The party wall was damaged, and their party was told.'],
  ])('%s', async (text) => {
    expect(await find(text)).toEqual([]);
  });
});

describe('before an election promises, announcements, candidates and campaigning wait', () => {
  const options = { strictness: 'pre-election' };
  test.each([
    ['The government will introduce free travel.', 'forward-commitment'],
    ['New funding of £3 million is available.', 'announcement'],
    ['The Labour candidate opened the fair.', 'candidate'],
    ['She is standing for election in Leeds.', 'candidate'],
    ['Officers met on the campaign trail.', 'campaigning'],
  ])('%s', async (text, kind) => {
    expect(await kinds(text, options)).toContain(kind);
    expect(await find(text)).toEqual([]);
  });

  test.each([['The bank will introduce new notes.'], ['The office is open as usual.'], ['The regulations came into force in 2021.']])(
    '%s',
    async (text) => {
      expect(await find(text, options)).toEqual([]);
    },
  );
});

describe('every party is treated alike', () => {
  const { parties } = partyNames();
  const sentences: readonly (readonly [string, string[]])[] = [
    ['Vote for @ on Thursday.', ['electoral-appeal']],
    ['We urge residents to elect a @ council in May.', ['electoral-appeal']],
    ['Only @ can be trusted.', ['party-advocacy']],
    ['It is clear that @ betrayed the country.', ['party-attack']],
    ['The shameful @ record speaks for itself.', ['party-attack']],
    ['The member said that @ had betrayed the country.', []],
    ['A member of @ asked about the review.', []],
    ['In 2021 @ won three seats.', []],
  ];
  test.each(sentences)('%s', async (sentence, expected) => {
    for (const { name, aliases = [] } of parties)
      for (const alias of [name, ...aliases]) expect([alias, await kinds(sentence.replace('@', alias))]).toEqual([alias, expected]);
  });
});

test('a deployment names people of its own', async () => {
  const text = 'Councillor Osei-Bright is only interested in headlines, and Avery Osei-Bright lied.';
  expect(await find(text)).not.toContainEqual(expect.stringContaining('Avery'));
  expect(await kinds(text, { people: ['Avery Osei-Bright'] })).toContain('politician-attack');
});

test('nothing is told of the words themselves', async () => {
  const found = await impartiality.make({}).find({ stage: 'output', text: 'Vote Labour.', trust: 'engine', sources: [], phrases: {} });
  for (const { message } of found) expect(message).not.toMatch(/labour/i);
});
