/**
 * The passwords that head every published list of guessed ones, from eight characters on (shorter ones are refused
 * anyway), in lower case. Whoever guesses within the limits of sign-in gets no further than these.
 */
const LIST = `
password password1 password12 password123 password1234 passw0rd p@ssw0rd p@ssword passpass passport pa55word
password! password01 password2 password99 mypassword yourpassword thepassword newpassword changeme changeit
12345678 123456789 1234567890 12345678910 0123456789 87654321 987654321 9876543210 123123123 12341234 11223344
112233445566 123454321 12344321 01234567 13131313 10101010 12121212 20202020 21212121 31415926 147258369 159357456
159753456 741852963 789456123 456789123 1234512345 123456123 123321123 123654789 147852369 963852741 102030405060
1q2w3e4r 1q2w3e4r5t 1qaz2wsx 1qaz2wsx3edc 1qazxsw2 q1w2e3r4 q1w2e3r4t5 zaq12wsx zaq1zaq1 qazwsxedc qazwsx123 1qaz1qaz
qwertyui qwertyuiop qwerty12 qwerty123 qwerty1234 qwerty12345 qwerty123456 qwer1234 qwertz123 azertyuiop azerty123
asdfghjk asdfghjkl asdf1234 asdfasdf asdasdasd zxcvbnm123 zxcvbnm1 zxcvzxcv zxcvbnm, qweasdzxc qweasd123 123qweasd
123qweasdzxc qweqweqwe abcd1234 abc12345 abc123456 abcdefgh abcdefghi abcd12345 a1b2c3d4 aa123456 aa12345678 a1234567
a12345678 a123456789 123456789a 12345678a 1234567a 123456aa 123456ab 123456abc 1234abcd 123abc123 abcabcabc 1234qwer
12345qwert 123456qwerty q1234567 qwe12345 asd12345 zxc12345 iloveyou iloveyou1 iloveyou2 iloveyou123 ilovegod loveyou1
loveme123 lovelove lovelove1 mylove123 sunshine sunshine1 princess princess1 football football1 baseball baseball1
basketball softball soccer123 superman superman1 spiderman batman123 starwars starwars1 pokemon1 pokemon123 minecraft
fortnite dragon123 monkey123 shadow123 master123 michael1 jennifer jessica1 ashley123 charlie1 charlie123 jordan23
michelle victoria veronica samantha alexander anthony1 christian benjamin nicholas jonathan stephanie elizabeth
whatever whatever1 trustno1 trustnoone computer computer1 internet internet1 samsung1 samsung123 android1 google123
facebook facebook1 linkedin welcome1 welcome12 welcome123 welcome1234 welcome! letmein1 letmein123 letmeinn admin123
admin1234 admin12345 administrator adminadmin root1234 rootroot user1234 useruser test1234 test12345 testtest testtest1
testing1 testing123 guest123 guestguest temp1234 demo1234 secret123 secretsecret access14 access123 default1 default123
blink182 liverpool liverpool1 chelsea1 arsenal1 barcelona realmadrid manchester juventus slipknot metallica nirvana1
butterfly chocolate chocolate1 strawberry blueberry elephant hello123 hello1234 hellohello helloworld goodluck
bismillah india123 pakistan krishna1 jesus123 jesuschrist blessed1 godisgood freedom1 phoenix1 midnight mustang1 mercedes
corvette ferrari1 porsche1 yamaha123 harley1 cowboys1 lakers24 yankees1 hunter12 hunter123 killer123 hacker123 ninja123
summer123 winter123 spring123 autumn123 summer2024 summer2025 summer2026 winter2024 winter2025 winter2026 january1
december november september1 monday123 friday13 babygirl babygirl1 sweetheart angel123 cookie123 flower123 purple123
orange123 silver123 golden123 diamond1 penora123 penora1234 penorapenora
`;

const common = new Set(LIST.split(/\s+/).filter((word) => word !== ''));

const ONE_CHARACTER = /^(.)\1*$/su;

/** Whether a password, of a person with this address, is among the first that anybody would try. */
export function isCommonPassword(password: string, address: string): boolean {
  const lower = password.toLowerCase();
  const localPart = address.slice(0, address.lastIndexOf('@'));
  return common.has(lower) || ONE_CHARACTER.test(lower) || lower === address || lower === localPart;
}
