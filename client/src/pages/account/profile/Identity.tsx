import { useMe } from '../../../session/session.ts';

/** What others know the person by. */
export function Identity() {
  const { user } = useMe();
  return (
    <dl className="pn-facts">
      <dt>Name</dt>
      <dd>{user.name}</dd>
      <dt>E-mail</dt>
      <dd>{user.email ?? 'None'}</dd>
      <dt>Your id for other applications</dt>
      <dd className="pn-code">{user.id}</dd>
    </dl>
  );
}
