export { embedded } from './embedded.ts';
export { checkEndpoint, type EndpointCheck } from './openai-compatible/check-endpoint.ts';
export { type EngineSettings, engineSettings } from './openai-compatible/engine-settings.ts';
export { type OpenaiCompatible, openaiCompatible } from './openai-compatible/openai-compatible.ts';
