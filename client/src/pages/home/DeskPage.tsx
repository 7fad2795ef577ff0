export default function DeskPage() {
  return <div className="pn-page">Desk</div>;
}
