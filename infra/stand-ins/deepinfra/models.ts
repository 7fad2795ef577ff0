import { defaultModels } from '@penora/protocol/catalog/models';

/** `GET /models`: the provider's list, of the models that the product sells. It answers for any other id as well. */
export function models() {
  return {
    object: 'list',
    data: defaultModels.map(({ modelId, contextTokens }) => ({
      id: modelId,
      object: 'model',
      created: 0,
      owned_by: modelId.split('/', 1)[0],
      metadata: { context_length: contextTokens, max_tokens: contextTokens },
    })),
  };
}
