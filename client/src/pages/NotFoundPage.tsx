import { usePageTitle } from '../shell/usePageTitle.ts';
import { ButtonLink } from '../ui/Button.tsx';
import { EmptyState } from '../ui/EmptyState.tsx';
import { page } from '../ui/icons.ts';

export default function NotFoundPage() {
  usePageTitle('Nothing here');
  return (
    <EmptyState
      page
      icon={page}
      title="There is no page here"
      action={
        <>
          <ButtonLink to="/" variant="primary">
            Go to the start
          </ButtonLink>
          <ButtonLink to="/workspace">Your workspace</ButtonLink>
        </>
      }
    >
      The address may be mistyped, or what was here is gone. Nothing of yours is lost by it.
    </EmptyState>
  );
}
