export { langchainTool, type OpenedTool } from './langchain-tool.ts';
