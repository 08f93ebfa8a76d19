/// A course or a module that has a part of the file to itself.
struct NamedPlace: Sendable {
    let course: String
    let module: String?
    let position: SourcePosition
    let path: SourcePath
}

extension Layout {
    /// Every course and module for which something is written, in the order of the file.
    var places: [NamedPlace] {
        courses.all.flatMap { course in
            [NamedPlace(course: course.name, module: nil, position: course.position, path: course.path)]
                + course.value.modules.all.map { module in
                    NamedPlace(course: course.name, module: module.name, position: module.position, path: module.path)
                }
        }
    }
}

extension Blueprint {
    /// A warning for each course and module that something is written for and that is not there: a lock for a test that is
    /// misspelled locks nothing.
    ///
    /// Nothing is said where no course is known, nor of the modules of one that is not.
    ///
    /// - Parameter courses: the ids of the modules of each known course.
    public func unknownPlaces(in courses: [String: [String]]) -> [Fault] {
        guard !courses.isEmpty else { return [] }
        return places.compactMap { place in
            guard let modules = courses[place.course] else {
                guard place.module == nil else { return nil }
                return warning("there is no course \(quoted(place.course))", place, among: Array(courses.keys))
            }
            guard let module = place.module, !modules.contains(module) else { return nil }
            return warning("\(place.course) has no module \(quoted(module))", place, among: modules)
        }
    }

    private func warning(_ missing: String, _ place: NamedPlace, among known: [String]) -> Fault {
        Fault(
            file: file,
            line: Int(place.position.line),
            column: Int(place.position.column),
            severity: .warning,
            path: place.path.text,
            message: missing + ", so what is written for it is not used"
                + suggestion(for: place.module ?? place.course, among: known)
        )
    }
}
