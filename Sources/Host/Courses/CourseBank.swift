import Pipeline

extension CourseFolder {
    /// The practice questions that lie beside a course's files; `nil` when there are none.
    func bank(in folder: String, of course: CatalogueCourse) throws -> [PracticeQuestion]? {
        let names = try shell.listDirectory(folder)
        guard let name = QuestionFormat.allCases.map({ "questions.\($0.rawValue)" }).first(where: names.contains),
            let format = QuestionFormat(file: name)
        else { return nil }
        let path = "\(folder)/\(name)"
        let category = QuestionCategory(subject: course.subject)
        return try format.read(try shell.readFile(path), file: path, category: category)
    }
}
