import { showPrompt } from '@penora/protocol/endpoints/generations';
import type { ShownPrompt } from '@penora/protocol/schemas/generation';
import { useState } from 'react';
import { call } from '../../api/call.ts';
import { useResource } from '../../api/useResource.ts';
import { useRoom } from '../../room/roomContext.ts';
import { useStore } from '../../store.ts';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { ErrorState } from '../../ui/ErrorState.tsx';
import { Loading, Skeleton } from '../../ui/Skeleton.tsx';
import { announce } from '../../ui/toasts.ts';
import { modelName, modelsStore } from '../catalogStore.ts';
import { type RequestBody, requestOf } from '../draft.ts';
import { DEMONSTRATION_SENTENCE, isDemonstration } from '../names.ts';
import { aroundNow } from './around.ts';

/** The way to what the model will read, for whoever wants to know. */
export function PromptLink() {
  const room = useRoom();
  const [body, setBody] = useState<RequestBody | null>(null);
  const open = (): void => {
    const asked = requestOf(room.draft.get(), aroundNow(room));
    if (asked.ok) setBody(asked.body);
    else announce(asked.missing);
  };
  return (
    <>
      <Button variant="quiet" size="sm" className="pn-prompt-link" onClick={open}>
        Show the prompt
      </Button>
      {body !== null && <PromptDialog body={body} onClose={() => setBody(null)} />}
    </>
  );
}

function PromptDialog({ body, onClose }: { body: RequestBody; onClose: () => void }) {
  const { resource, reload } = useResource(JSON.stringify(body), (signal) => call(showPrompt, { body, signal }));
  return (
    <Dialog open onClose={onClose} title="What the model will read" size="lg">
      <p className="pn-muted">Word for word. Reading it costs nothing.</p>
      {resource.state === 'loading' && (
        <Loading what="the prompt">
          <Skeleton lines={5} height={28} />
        </Loading>
      )}
      {resource.state === 'failed' && <ErrorState compact error={resource.error} onRetry={reload} />}
      {resource.state === 'ready' &&
        resource.value.prompts.map((prompt) => (
          <Prompt key={prompt.take} prompt={prompt} isOne={resource.value.prompts.length === 1} />
        ))}
    </Dialog>
  );
}

const headings = {
  system: 'Instructions',
  user: 'Texts and task',
  assistant: 'Beginning of the answer, to be continued',
} as const;

function Prompt({ prompt, isOne }: { prompt: ShownPrompt; isOne: boolean }) {
  const models = useStore(modelsStore);
  return (
    <section className="pn-prompt">
      {!isOne && <h3>Take {prompt.take}</h3>}
      <p className="pn-field-hint">
        {isDemonstration(prompt.model)
          ? DEMONSTRATION_SENTENCE
          : `For ${modelName(models, prompt.model)} (${prompt.modelId}).`}
        {prompt.parts > 1 && ` This is the first of ${prompt.parts} parts; each later one knows what came before.`}
      </p>
      {prompt.messages.map(({ role, content }) => (
        <div key={role}>
          <h4>{headings[role]}</h4>
          <pre className="pn-prompt-text">{content}</pre>
        </div>
      ))}
    </section>
  );
}
