/** What a text can be for: one of the tools, or none of them. */
export const choices = ['policy-search', 'drafter', 'summariser', 'none'] as const;

export type Choice = (typeof choices)[number];
