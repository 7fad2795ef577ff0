import { exportAccount } from '@penora/protocol/endpoints/account';
import { ButtonLink } from '../../../ui/Button.tsx';
import { download } from '../../../ui/icons.ts';

/** All of a person in one file. */
export function Export() {
  return (
    <>
      <p className="pn-muted">
        Your profile, every coin, your payments, your texts and everything that the model wrote for you. A large account
        takes a while.
      </p>
      <ButtonLink to={exportAccount.path} download="" icon={download}>
        Download everything
      </ButtonLink>
    </>
  );
}
