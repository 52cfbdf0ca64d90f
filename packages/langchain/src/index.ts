export { type AssayRetrieverOptions, assayRetriever } from './assay-retriever.ts';
export { assayVectorStore } from './assay-vector-store.ts';
export type { CallersRetriever } from './find-documents.ts';
export { type GuardrailsMiddlewareOptions, guardrailsMiddleware } from './guardrails-middleware.ts';
export { type LoadedFile, type LoaderLimits, langchainDocuments } from './langchain-documents.ts';
export { type LangchainEmbeddingsOptions, langchainEmbeddings } from './langchain-embeddings.ts';
export { type AnswerLimits, type LangchainEngineOptions, langchainEngine } from './langchain-engine.ts';
export { type LangchainRetrieverOptions, langchainRetriever } from './langchain-retriever.ts';
export { langchainTool, type OpenedTool } from './langchain-tool.ts';
