/** The four shapes of the provider's error bodies, and three that stand in front of it (proxies). */
export const errorShapes = ['message', 'openai', 'detail', 'validation', 'html', 'text', 'empty'] as const;
export type ErrorShape = (typeof errorShapes)[number];

export interface ErrorBody {
  contentType: string;
  body: string;
}

const json = (value: unknown): ErrorBody => ({ contentType: 'application/json', body: JSON.stringify(value) });

/** An error as the provider would put it; `code` as in a frame of a stream, else the HTTP status. */
export function errorBody(shape: ErrorShape, message: string, code: number): ErrorBody {
  switch (shape) {
    case 'message':
      return json({ error: { message } });
    case 'openai':
      return json({ error: { message, type: 'invalid_request_error', param: null, code } });
    case 'detail':
      return json({ detail: { error: message } });
    case 'validation':
      return json({ detail: [{ loc: ['body', 'max_tokens'], msg: message, type: 'value_error' }] });
    case 'html':
      return { contentType: 'text/html', body: `<html><body><h1>${code}</h1><p>${message}</p></body></html>` };
    case 'text':
      return { contentType: 'text/plain', body: message };
    case 'empty':
      return { contentType: 'text/plain', body: '' };
    default:
      return shape satisfies never;
  }
}

/** What the provider says with a status when the scenario does not. */
export function usualMessage(status: number): string {
  return usual[status] ?? (status >= 500 ? 'Internal error' : 'Bad request');
}

const usual: Readonly<Record<number, string>> = {
  401: 'User is not logged in',
  402: 'Balance exhausted, please add funds',
  403: 'This key may not use this model',
  404: 'The model does not exist',
  422: 'Input should be greater than 0',
  429: 'Model busy, retry later',
  502: 'Bad gateway',
  503: 'Service temporarily unavailable',
};
