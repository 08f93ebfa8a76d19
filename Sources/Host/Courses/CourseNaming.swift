import Pipeline

/// Which course a folder is: it goes by its `id`, whatever the folder is called.
struct CourseNaming {
    let folder: String
    let id: String

    /// Folders that say to be a course which an earlier one is already: the later would replace it, module by module.
    static func doubles(_ courses: [CourseNaming]) -> [Fault] {
        var folders: [String: String] = [:]
        return courses.compactMap { course in
            guard let other = folders[course.id] else {
                folders[course.id] = course.folder
                return nil
            }
            let message = "\(other) is the course \"\(course.id)\" already, and this would replace it"
            return course.fault("\(message); give one of them another id", .error)
        }
    }

    /// What to say of a course that is about to be made from a folder called otherwise: somebody may have changed the id.
    func surprise(among known: Set<String>) -> Fault? {
        guard !known.contains(id), let name, name != id else { return nil }
        guard known.contains(name) else {
            return fault("the new course is called \"\(id)\" and its folder \"\(name)\"; call them alike", .warning)
        }
        let advice = "if it is the same course, write id: \(name) again, and take \"\(id)\" out of use"
        return fault("\"\(id)\" is a second course beside \"\(name)\", which stays as it is; \(advice)", .warning)
    }

    /// What the folder is called; `nil` where the path does not say.
    private var name: String? {
        let name = folder.split(separator: "/").last.map { String($0) }
        return name == "." || name == ".." ? nil : name
    }

    private func fault(_ message: String, _ severity: Fault.Severity) -> Fault {
        Fault(file: "\(folder)/course.md", line: 2, severity: severity, message: message)
    }
}
