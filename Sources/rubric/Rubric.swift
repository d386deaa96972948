@main
struct Rubric {
  static func main() {}
}
