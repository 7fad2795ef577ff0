import './tools.scss';
import { type ToolKey, tools } from '@penora/protocol/catalog/tools';
import { useEffect, useId } from 'react';
import { mayEdit } from '../../documents/saving.ts';
import { useRole, useRoom } from '../../room/roomContext.ts';
import { useStore } from '../../store.ts';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { Icon } from '../../ui/Icon.tsx';
import { nib } from '../../ui/icons.ts';
import { loadModels } from '../catalogStore.ts';
import { toolIcons, toolNames, toolOrder } from '../names.ts';
import { BrainstormForm } from './BrainstormForm.tsx';
import { DescribeForm } from './DescribeForm.tsx';
import { FileForm } from './FileForm.tsx';
import { GenerateFoot } from './GenerateFoot.tsx';
import { PromptForm } from './PromptForm.tsx';
import { RewriteForm } from './RewriteForm.tsx';
import { StoryForm } from './StoryForm.tsx';
import { WriteForm } from './WriteForm.tsx';

/** What one can ask a model for: seven tools, a form each, the price on the button. */
export function ToolsPane() {
  const room = useRoom();
  const canAsk = mayEdit(useRole());
  const tool = useStore(room.draft).tool;
  useEffect(() => void loadModels(), []);
  if (!canAsk)
    return (
      <EmptyState compact icon={nib} title="Reading along">
        You can watch what the others ask for under Results. Asking needs the right to edit: the owner can give it to
        you.
      </EmptyState>
    );
  return (
    <div className="pn-tools">
      <div className="pn-tools-body">
        <Tiles />
        <p className="pn-tool-about">{tools.find(({ key }) => key === tool)?.description}</p>
        <Form tool={tool} />
      </div>
      <GenerateFoot />
    </div>
  );
}

function Tiles() {
  const { draft } = useRoom();
  const { tool } = useStore(draft);
  const name = useId();
  return (
    <fieldset className="pn-tiles">
      <legend className="visually-hidden">Tool</legend>
      {toolOrder.map((key) => (
        <label key={key} className="pn-tile">
          <input
            type="radio"
            className="visually-hidden"
            name={name}
            checked={key === tool}
            onChange={() => draft.set((before) => ({ ...before, tool: key }))}
          />
          <span>
            <Icon icon={toolIcons[key]} />
            {toolNames[key]}
          </span>
        </label>
      ))}
    </fieldset>
  );
}

function Form({ tool }: { tool: ToolKey }) {
  switch (tool) {
    case 'write':
      return <WriteForm />;
    case 'rewrite':
      return <RewriteForm />;
    case 'describe':
      return <DescribeForm />;
    case 'brainstorm':
      return <BrainstormForm />;
    case 'prompt':
      return <PromptForm />;
    case 'story':
      return <StoryForm />;
    case 'file':
      return <FileForm />;
    default:
      return tool satisfies never;
  }
}
