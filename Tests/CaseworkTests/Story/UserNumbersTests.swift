import Casework
import Testing

@Suite("The numbers of users")
struct UserNumbersTests {
  private static let everybody = "         0          0 4294967295\n"

  @Test(
    "tell people apart but in a namespace of one user, or of people who do not own the store",
    arguments: [
      (everybody, [0], true), (everybody, [65534], true), (everybody, [1000, 65534], true),
      // Nothing is told, as where something else was put in the place of what tells it.
      ("", [0], false), ("", [65534], false),
      // As `unshare --user --map-user=1` leaves it.
      ("1 65534 1\n", [65534], false), ("1 65534 1\n", [1], false),
      // A container of who owns the store, and one of somebody else.
      ("0 1000 1\n1 100000 65536\n", [0, 0], true),
      ("0 1001 1\n1 100000 65536\n", [0, 65534], false),
      ("0 1001 1\n1 100000 65536\n", [65534, 0], false),
      // A whole machine in a namespace.
      ("0 100000 65536\n", [0, 33], true), ("0 100000 65536\n", [65534], false),
      ("0 0 65536\n", [65534], false),
    ] as [(String, [UInt32], Bool)])
  func tell(map: String, owners: [UInt32], isTold: Bool) {
    #expect(UserNumbers(map: map, unknown: 65534).tellPeople(byOwners: owners) == isTold)
  }

  @Test("stand for nobody by the number that the system says")
  func unknown() {
    let numbers = UserNumbers(map: "0 100000 65536\n", unknown: 99)
    #expect(numbers.tellPeople(byOwners: [65534]))
    #expect(!numbers.tellPeople(byOwners: [99]))
  }
}
