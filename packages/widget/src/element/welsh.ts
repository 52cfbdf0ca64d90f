import desk from './desk/messages/cy.json' with { type: 'json' };
import widget from './messages/cy.json' with { type: 'json' };
import results from './results/messages/cy.json' with { type: 'json' };

/** Every word of the interface in Welsh: a file of its own, fetched where somebody reads Welsh. */
export const messages: Readonly<Record<string, string>> = { ...desk, ...results, ...widget };
