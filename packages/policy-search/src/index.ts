export { type PolicySearchInput, type PolicySearchResult, policySearch } from './policy-search.ts';
