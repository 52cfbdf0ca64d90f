import { searchConfidence } from './page-confidence.ts';

/** The ranking's settings: part of the configuration. Weights were chosen on public development sets. */
export const searchSettings = {
  fields: {
    title: { weight: 2, lengthNormalisation: 0.3 },
    headings: { weight: 1.2, lengthNormalisation: 0.3 },
    body: { weight: 1, lengthNormalisation: 0.75 },
  },
  shares: { page: 0.35, context: 0.4, passage: 0.25 },
  proximityWeight: 0.3,
  latentShare: 0.2,
  scenarioWeight: 0.7,
  acronymWeight: 0.2,
  everydayWeight: 0.2,
  feedback: { longestQuestion: 3, leastTelling: 0.6, units: 10, terms: 10, share: 0.6 },
  confidence: searchConfidence,
  limit: 8,
} as const;
